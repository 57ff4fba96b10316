/** What we use of WebAssembly's JavaScript interface: Node has it, its types name only parts. */
declare namespace WebAssembly {
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Exports;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
