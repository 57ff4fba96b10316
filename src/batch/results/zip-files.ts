/** A zip of a few files that are in memory: what the preview's “all” gives. */
import { buffer } from 'node:stream/consumers';

export interface ZippedFile {
  /** In the zip, where it is UTF-8 and marked as such. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What every file in a zip of ours has. A zip keeps local times without their zone: this one gives the same bytes everywhere. */
export function zippedAs() {
  return { mtime: new Date(1980, 0, 1, 12), mode: 0o100644, forceDosTimestamp: true };
}

/** Stored as they are, in this order: documents are compressed in themselves. */
export async function zipFiles(files: readonly ZippedFile[]): Promise<Uint8Array> {
  const { default: yazl } = await import('yazl');
  const zip = new yazl.ZipFile();
  const options = { ...zippedAs(), compress: false };
  for (const { name, bytes } of files) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip.addBuffer(content, name, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}
