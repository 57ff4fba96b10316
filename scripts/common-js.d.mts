/** Types of common-js.mjs, for its test. */
export declare function toCommonJs(file: string): void;
