/** Fonts of a document: hands out codes while pages are painted, then writes subsets with just the glyphs in use. */
import type { Face } from '../../text/index.js';
import { type FontProgram, subsetFont } from '../fonts/font-program.js';
import { compressFont, compressObjects, textString } from './pdf-file.js';
import type { PdfDictionary, PdfKitDocument, PdfReference, PdfValue } from './pdfkit-document.js';

/** Width of a hanzi, and of every code that `W` leaves out. */
const fullWidth = 1000;

/** Code points are less than this, so that a gap and a code point make one key. */
const codePointCount = 0x110000;

interface Character {
  readonly codePoint: number;
  /** Thousandths of the size that stay free behind it. */
  readonly gap: number;
}

/**
 * A Type 0 font with two-byte codes (ISO 32000-1, 9.7). Each character gets a code of its own, in the order of first
 * use, and the subset's glyphs stand in that order: code, CID and glyph are one number, and characters that share a
 * glyph are still copied as what they are.
 */
export class EmbeddedFont {
  readonly reference: PdfReference;
  /** Whether a code may be wider than its glyph: TrueType outlines can be had again under another advance. */
  readonly canWiden: boolean;
  /** Codes by character, or by character and following gap. */
  readonly #codes = new Map<number, string>();
  /** Characters by CID. */
  readonly #characters: Character[] = [{ codePoint: 0, gap: 0 }];

  readonly #pdf: PdfKitDocument;
  readonly #face: Face;

  constructor(
    pdf: PdfKitDocument,
    face: Face,
    /** Name in the pages' resources. */
    readonly name: string,
  ) {
    this.#pdf = pdf;
    this.#face = face;
    this.reference = pdf.ref({});
    this.canWiden = face.outlines === 'TrueType';
  }

  /** The code, as it stands between the brackets of a string, of the character with a gap after it (thousandths of the size). */
  code(codePoint: number, gap: number): string {
    const key = codePoint + gap * codePointCount;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const cid = this.#characters.push({ codePoint, gap }) - 1;
    const code = stringByte(cid >> 8) + stringByte(cid & 0xff);
    this.#codes.set(key, code);
    return code;
  }

  /** Thousandths of the size. */
  #advance({ codePoint, gap }: Character): number {
    return (this.#face.advance(codePoint) ?? 0) + gap;
  }

  /** Writes the font's objects. */
  async end(): Promise<void> {
    const glyphs = this.#characters.map(({ codePoint, gap }, cid) => ({
      glyph: cid === 0 ? 0 : this.#face.glyph(codePoint),
      widening: gap,
    }));
    const program = await subsetFont(this.#face, glyphs);
    const packed = compressFont(program.bytes);
    const baseFont = `${subsetTag(packed)}+${this.#face.postScriptName}`;
    const unicode = compressObjects(
      Buffer.from(unicodeMap(this.#characters.map(({ codePoint }) => codePoint)), 'latin1'),
    );
    Object.assign(this.reference.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [this.#write(this.#cidFont(baseFont, program, packed))],
      ToUnicode: this.#write({ Filter: 'FlateDecode' }, unicode),
    });
    this.reference.end();
  }

  #cidFont(baseFont: string, { outlines, bytes }: FontProgram, packed: Uint8Array): PdfDictionary {
    const font: PdfDictionary = {
      Type: 'Font',
      Subtype: outlines === 'TrueType' ? 'CIDFontType2' : 'CIDFontType0',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: textString('Adobe'), Ordering: textString('Identity'), Supplement: 0 },
      DW: fullWidth,
      W: this.#widths(),
    };
    const descriptor = this.#descriptor(baseFont);
    if (outlines === 'TrueType') {
      font.CIDToGIDMap = 'Identity';
      descriptor.FontFile2 = this.#write({ Filter: 'FlateDecode', Length1: bytes.length }, packed);
    } else {
      descriptor.FontFile3 = this.#write({ Filter: 'FlateDecode', Subtype: 'CIDFontType0C' }, packed);
    }
    font.FontDescriptor = this.#write(descriptor);
    return font;
  }

  #descriptor(name: string): PdfDictionary {
    const face = this.#face;
    return {
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic: the codes are none of a standard Latin set (ISO 32000-1, table 123).
      Flags: 4,
      FontBBox: face.boundingBox,
      ItalicAngle: 0,
      Ascent: face.ascent,
      Descent: face.descent,
      CapHeight: face.capHeight,
      StemV: face.bold ? 140 : 80,
    };
  }

  /** Runs of widths that are not the default: `[first [width …] …]`. */
  #widths(): PdfValue[] {
    const runs: PdfValue[] = [];
    let run: number[] | null = null;
    this.#characters.forEach((character, cid) => {
      const width = cid === 0 ? fullWidth : this.#advance(character);
      if (width === fullWidth) run = null;
      else if (run === null) {
        run = [width];
        runs.push(cid, run);
      } else run.push(width);
    });
    return runs;
  }

  #write(data: PdfDictionary, stream?: Uint8Array): PdfReference {
    const reference = this.#pdf.ref(data);
    if (stream !== undefined) reference.write(stream);
    reference.end();
    return reference;
  }
}

/** A byte of a literal string (ISO 32000-1, 7.3.4.2). */
function stringByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (byte === 0x0d) return '\\r';
  return byte === 0x28 || byte === 0x29 || byte === 0x5c ? `\\${character}` : character;
}

/** Six letters that tell subsets apart (ISO 32000-1, 9.6.4): the Adler-32 sum at the end of the packed subset, in base 26. */
function subsetTag(packed: Uint8Array): string {
  const end = packed.length;
  let rest = new DataView(packed.buffer, packed.byteOffset, end).getUint32(end - 4);
  let tag = '';
  for (let index = 0; index < 6; index += 1) {
    tag += String.fromCharCode(65 + (rest % 26));
    rest = Math.floor(rest / 26);
  }
  return tag;
}

export class FontSet {
  readonly #fonts = new Map<string, EmbeddedFont>();

  readonly #pdf: PdfKitDocument;

  constructor(pdf: PdfKitDocument) {
    this.#pdf = pdf;
  }

  /** The face's font, entered in the resources of the page in work. */
  use(face: Face): EmbeddedFont {
    const font = this.#fonts.get(face.id) ?? this.#add(face);
    this.#pdf.page.fonts[font.name] = font.reference;
    return font;
  }

  async end(): Promise<void> {
    for (const font of this.#fonts.values()) await font.end();
  }

  #add(face: Face): EmbeddedFont {
    const font = new EmbeddedFont(this.#pdf, face, `F${this.#fonts.size + 1}`);
    this.#fonts.set(face.id, font);
    return font;
  }
}

const head = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;
const tail = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
/** Codes in a range: a range's codes differ in their last byte alone (ISO 32000-1, 9.10.3). */
const rangeLength = 64;

/** `codePoints[cid]` is what the code shows; CID 0 (.notdef) shows nothing. */
function unicodeMap(codePoints: readonly number[]): string {
  let map = head;
  for (let first = 1; first < codePoints.length; ) {
    const next = first - (first % rangeLength) + rangeLength;
    const texts = codePoints.slice(first, next).map((codePoint) => `<${utf16(codePoint)}>`);
    const last = first + texts.length - 1;
    map += `1 beginbfrange\n<${hex(first)}><${hex(last)}>[${texts.join('')}]\nendbfrange\n`;
    first = next;
  }
  return map + tail;
}

function utf16(codePoint: number): string {
  if (codePoint < 0x10000) return hex(codePoint);
  const text = String.fromCodePoint(codePoint);
  return hex(text.charCodeAt(0)) + hex(text.charCodeAt(1));
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}
