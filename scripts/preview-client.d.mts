/** Types of preview-client.mjs, for the tests. */
export function buildPreviewClient(outdir: string): Promise<void>;
