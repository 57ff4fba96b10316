/** Types of the part of WebAssembly's JavaScript API that we use, which Node's types lack. */
declare namespace WebAssembly {
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  type Exports = Readonly<Record<string, unknown>>;

  class Module {
    constructor(bytes: Uint8Array);
    readonly [Symbol.toStringTag]: string;
  }

  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Exports;
    readonly [Symbol.toStringTag]: string;
  }

  /** A trap: memory out of bounds, a stack that is full. */
  class RuntimeError extends Error {}

  function compile(bytes: Uint8Array): Promise<Module>;
}
