/** What we use of WebAssembly's JavaScript interface; Node has it, the types of Node have not. */
declare namespace WebAssembly {
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  type Exports = Readonly<Record<string, unknown>>;

  interface Module {
    readonly [Symbol.toStringTag]: string;
  }

  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Exports;
    readonly [Symbol.toStringTag]: string;
  }

  function compile(bytes: Uint8Array): Promise<Module>;
}
