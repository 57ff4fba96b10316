/** A face that is loaded with the first lookup, so that rare hanzi cost nothing in documents without them. */
import type { Face } from './font-book.js';
import { type FontFile, fontInMemory } from './font-file.js';

/** Replaces a face that cannot be read; has no characters. */
const emptyFace: Omit<Face, 'id'> = {
  postScriptName: '',
  ascent: 0,
  descent: 0,
  capHeight: 0,
  boundingBox: [0, 0, 0, 0],
  bold: false,
  simpleGlyphs: true,
  advance: () => null,
  glyph: () => 0,
  ...fontInMemory(new Uint8Array()),
};

export class LaterFace implements Face {
  readonly #load: () => Omit<Face, 'id'> | null;
  #loaded: Omit<Face, 'id'> | null = null;

  constructor(
    readonly id: string,
    load: () => Omit<Face, 'id'> | null,
  ) {
    this.#load = load;
  }

  get #face(): Omit<Face, 'id'> {
    this.#loaded ??= this.#load() ?? emptyFace;
    return this.#loaded;
  }

  get postScriptName(): string {
    return this.#face.postScriptName;
  }

  get ascent(): number {
    return this.#face.ascent;
  }

  get descent(): number {
    return this.#face.descent;
  }

  get capHeight(): number {
    return this.#face.capHeight;
  }

  get boundingBox(): Face['boundingBox'] {
    return this.#face.boundingBox;
  }

  get bold(): boolean {
    return this.#face.bold;
  }

  get simpleGlyphs(): boolean {
    return this.#face.simpleGlyphs;
  }

  advance(codePoint: number): number | null {
    return this.#face.advance(codePoint);
  }

  glyph(codePoint: number): number {
    return this.#face.glyph(codePoint);
  }

  bytes(): Uint8Array {
    return this.#face.bytes();
  }

  open(): FontFile {
    return this.#face.open();
  }
}
