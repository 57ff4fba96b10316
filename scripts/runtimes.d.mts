/** Types of runtimes.mjs, for the tests that use the runtimes. */
export type RuntimeName =
  | 'node-20'
  | 'node-22'
  | 'node-24'
  | 'node-26'
  | 'node-win-20'
  | 'node-win-22'
  | 'open-xml';
export declare const runtimes: Readonly<
  Record<RuntimeName, { readonly package: string; readonly program: string }>
>;
export declare function runtimePath(name: RuntimeName): string;
export declare function fetchRuntime(name: RuntimeName): string;
