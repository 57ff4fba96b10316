/** Types of lean-pdfmake.mjs, for the tests that bundle with it. */
import type { Plugin } from 'esbuild';

export declare const leanPdfmake: Plugin;
export declare function bundledLicences(): string;
