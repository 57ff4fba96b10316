/** A paragraph, and the body, cell or box around it, while they are read. */
import { raisedFigures } from '../../identity/index.js';
import type { BodyBlock, Numbering, TextRemark } from './blocks.js';
import { OpenField } from './fields.js';
import { isSymbolFont, symbolIn } from './symbols.js';

/** How the characters of a run look, as far as it changes what they say. */
export interface RunLook {
  isHidden: boolean;
  isStruck: boolean;
  isRaised: boolean;
  /** A font of symbols that the characters are set in. */
  font: string | null;
}

export const plainLook = (): RunLook => ({ isHidden: false, isStruck: false, isRaised: false, font: null });

export class OpenParagraph {
  #text = '';
  readonly #remarks: { kind: TextRemark['kind']; text: string }[] = [];
  readonly boxes: (readonly BodyBlock[])[] = [];
  numbering: Numbering | null = null;
  goesOn = false;

  say(text: string, look: RunLook): void {
    const shown = look.font === null ? text : this.#inFont(text, look.font);
    if (look.isHidden) {
      this.remark('hidden', shown);
      return;
    }
    if (look.isStruck) this.remark('struck', shown);
    this.#text += look.isRaised ? raisedFigures(shown) : shown;
  }

  /** Adds to the remark of this kind before, if that was the last. */
  remark(kind: TextRemark['kind'], text: string): void {
    const last = this.#remarks.at(-1);
    if (last?.kind === kind && kind !== 'picture') last.text += text;
    else this.#remarks.push({ kind, text });
  }

  /** A symbol of which nobody knows what it looks like stays to be seen. */
  symbol(font: string, code: number, look: RunLook): void {
    const known = symbolIn(font, code);
    if (known === null) this.remark('symbol', `${font} ${code.toString(16).toUpperCase()}`);
    this.say(known ?? '�', { ...look, font: null });
  }

  #inFont(text: string, font: string): string {
    if (!isSymbolFont(font)) return text;
    return Array.from(text, (one) => {
      const code = one.codePointAt(0) ?? 0;
      // The font has no other characters: others are shown in another.
      return code < 0x100 || (code >= 0xf000 && code <= 0xf0ff) ? (symbolIn(font, code) ?? one) : one;
    }).join('');
  }

  get closed(): BodyBlock {
    const { numbering, goesOn, boxes } = this;
    const remarks = this.#remarks.filter(({ kind, text }) => kind === 'picture' || text.trim() !== '');
    return { kind: 'paragraph', text: this.#text, numbering, goesOn, boxes, remarks };
  }
}

/** What holds blocks: the body, a cell, a text box. */
export class OpenHolder {
  readonly blocks: BodyBlock[] = [];
  readonly fields: OpenField[] = [];
  paragraph: OpenParagraph | null = null;
  look = plainLook();
  /** Whether mathematical text stands above the line. */
  isRaised = false;

  beginField(): void {
    this.fields.push(new OpenField());
  }

  endField(): void {
    const field = this.fields.pop();
    const shown = field?.shown() ?? '';
    if (shown !== '') this.paragraph?.say(shown, this.look);
    const outer = this.fields.at(-1);
    if (outer !== undefined && (shown !== '' || field?.hasText === true)) outer.hasText = true;
  }
}
