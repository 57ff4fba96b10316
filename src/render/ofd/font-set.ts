/** The fonts of one OFD document: a subset of each face that it shows, glyphs numbered in the order of first use. */
import type { Face, FontRole } from '../../text/index.js';
import { webFont } from '../fonts/web-font.js';
import { attributes, declaration, namespace } from './xml.js';

interface OfdFont {
  /** Object number in the document. */
  readonly id: number;
  readonly face: Face;
  /** The role it is first met in, which readers without embedded fonts know: 宋体. */
  readonly role: FontRole;
  /** Glyph numbers by character; 0 is the missing glyph. */
  readonly glyphs: Map<number, number>;
}

export class OfdFontSet {
  readonly #fonts = new Map<string, OfdFont>();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  use(face: Face, role: FontRole): OfdFont {
    const known = this.#fonts.get(face.id);
    if (known !== undefined) return known;
    const font: OfdFont = { id: this.#nextId(), face, role, glyphs: new Map() };
    this.#fonts.set(face.id, font);
    return font;
  }

  /** PublicRes.xml (7.9): every font with the file it is embedded as. */
  resources(): string {
    const fonts = [...this.#fonts.values()].map(({ id, face, role }) => {
      const name = { ID: id, FontName: face.postScriptName, FamilyName: role, Charset: 'unicode' };
      const kind = face.bold ? { Bold: 'true' } : {};
      return `<ofd:Font${attributes({ ...name, ...kind })}><ofd:FontFile>${fileName(id)}</ofd:FontFile></ofd:Font>`;
    });
    return `${declaration}<ofd:Res ${namespace} BaseLoc="Res"><ofd:Fonts>${fonts.join('')}</ofd:Fonts></ofd:Res>`;
  }

  /** The font files by their names. Readers refuse a font without a character map, so each has one. */
  async files(): Promise<readonly (readonly [string, Uint8Array])[]> {
    return Promise.all(
      [...this.#fonts.values()].map(async ({ id, face, glyphs }) => {
        const family = `jibiao-${face.postScriptName}`;
        return [fileName(id), await webFont(face, [...glyphs.keys()], family)] as const;
      }),
    );
  }
}

/** The character's glyph in the subset, which gets one with the first use. */
export function glyphOf({ glyphs }: OfdFont, codePoint: number): number {
  const known = glyphs.get(codePoint);
  if (known !== undefined) return known;
  const glyph = glyphs.size + 1;
  glyphs.set(codePoint, glyph);
  return glyph;
}

function fileName(id: number): string {
  return `font_${id}.ttf`;
}
