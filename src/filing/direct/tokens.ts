/** The tokens of JSON, read one after the other from a text; whatever is not JSON is not there. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Reads on from `at`. What is asked for and does not stand there leaves `at` where it is, spaces aside. */
export class Tokens {
  at = 0;
  /** All but controls, quotes and backslashes, up to the closing quote. Regular expressions keep their place: so each its own. */
  private readonly plain = /[ !#-[\]-\uffff]*"/y;
  private readonly digits = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

  constructor(readonly text: string) {}

  skipSpace(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  /** Whether this sign stands next, and steps over it. */
  take(sign: string): boolean {
    this.skipSpace();
    return this.takeExactly(sign);
  }

  /** As `take`, without spaces before. */
  takeExactly(words: string): boolean {
    if (!this.text.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }

  isAtQuote(): boolean {
    return this.text.charCodeAt(this.at) === QUOTE;
  }

  isAtEnd(): boolean {
    this.skipSpace();
    return this.at === this.text.length;
  }

  /** A text in quotes; null where none begins here. */
  quoted(): string | null {
    if (!this.isAtQuote()) return null;
    const { text, plain, at } = this;
    plain.lastIndex = at + 1;
    if (!plain.test(text)) return this.escaped();
    this.at = plain.lastIndex;
    return text.slice(at + 1, this.at - 1);
  }

  private escaped(): string | null {
    const { text, at } = this;
    let end = at;
    do {
      end = text.indexOf('"', end + 1);
      if (end < 0) return null;
    } while (isEscaped(text, end));
    const value = parsed(text.slice(at, end + 1));
    if (value !== null) this.at = end + 1;
    return value;
  }

  /** A number as it is written; null where none begins here. */
  number(): string | null {
    const { text, digits, at } = this;
    digits.lastIndex = at;
    if (!digits.test(text)) return null;
    this.at = digits.lastIndex;
    return text.slice(at, this.at);
  }
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}

/** Null where it is no text in quotes. */
function parsed(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}
