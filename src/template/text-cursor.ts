/** Walks through a piece of a template's text and tracks line and column. */
import type { TemplatePlace } from '../model/index.js';

export class TextCursor {
  index = 0;
  readonly #text: string;
  #counted = 0;
  #line: number;
  #column: number;
  readonly #file: Pick<TemplatePlace, 'file'>;

  /** `start`: the place of the text's first character. */
  constructor(text: string, { line, column, file }: TemplatePlace) {
    this.#text = text;
    this.#line = line;
    this.#column = column;
    this.#file = file === undefined ? {} : { file };
  }

  get isAtEnd(): boolean {
    return this.index >= this.#text.length;
  }

  get at(): TemplatePlace {
    for (; this.#counted < this.index; this.#counted += 1) {
      const isLineEnd = this.#text[this.#counted] === '\n';
      this.#line += isLineEnd ? 1 : 0;
      this.#column = isLineEnd ? 1 : this.#column + 1;
    }
    return { line: this.#line, column: this.#column, ...this.#file };
  }

  startsWith(mark: string): boolean {
    return this.#text.startsWith(mark, this.index);
  }

  /** Consumes and returns the text before the next of the marks; all that is left if there is none. */
  until(...marks: readonly string[]): string {
    const found = marks.map((mark) => this.#text.indexOf(mark, this.index)).filter((place) => place !== -1);
    return this.#take(found.length === 0 ? this.#text.length : Math.min(...found));
  }

  /** Moves past the next mark, or to the end; returns whether it was found. */
  skipPast(mark: string): boolean {
    const found = this.#text.indexOf(mark, this.index);
    this.index = found === -1 ? this.#text.length : found + mark.length;
    return found !== -1;
  }

  /** Matches a sticky pattern here and consumes the text; null if it does not match. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.#text);
    if (found !== null) this.index += found[0].length;
    return found;
  }

  #take(end: number): string {
    const taken = this.#text.slice(this.index, end);
    this.index = end;
    return taken;
  }
}

/** Returns the place after the text, which begins at `start`. */
export function placeAfter(text: string, start: TemplatePlace): TemplatePlace {
  const cursor = new TextCursor(text, start);
  cursor.index = text.length;
  return cursor.at;
}
