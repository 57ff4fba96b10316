/** Zips of Word, OFD and results: parts are packed while they are made. */
export { type PackedBytes, type PackedPart, PartPacker, pack, type WordParts } from './packed-part.js';
export { zip } from './zip.js';
