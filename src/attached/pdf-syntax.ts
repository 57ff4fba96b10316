/** Parses PDF objects (ISO 32000-1, 7.3) as far as attached files need it: no operators, no encryption. */

export type ParsedPdfValue =
  | { readonly kind: 'name'; readonly name: string }
  /** One character a byte. */
  | { readonly kind: 'string'; readonly bytes: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly object: number }
  | { readonly kind: 'array'; readonly items: readonly ParsedPdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, ParsedPdfValue> }
  /** true, false, null. */
  | { readonly kind: 'word' };

/** Deepest nesting of arrays and dictionaries that is parsed. */
const deepest = 50;

const delimiters = '()<>[]{}/%';
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

export class PdfParser {
  readonly #text: string;
  #at: number;

  /** `text`: one character a byte. */
  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** Where the next value begins. */
  get position(): number {
    this.#skipBlanks();
    return this.#at;
  }

  /** Parses one value; null if it is malformed. */
  value(depth = 0): ParsedPdfValue | null {
    this.#skipBlanks();
    if (depth > deepest) return null;
    const text = this.#text;
    switch (text.charAt(this.#at)) {
      case '':
        return null;
      case '/':
        return { kind: 'name', name: this.#name() };
      case '(':
        return this.#literalString();
      case '[':
        return this.#array(depth);
      case '<':
        return text.charAt(this.#at + 1) === '<' ? this.#dictionary(depth) : this.#hexString();
      default:
        return this.#numberOrWord();
    }
  }

  #skipBlanks(): void {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === '%') this.#at = this.#match(/[^\r\n]*/y).end - 1;
      else if (!/[\s\0]/.test(character)) return;
    }
  }

  #match(pattern: RegExp): { readonly found: string; readonly end: number } {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    return { found, end: this.#at + found.length };
  }

  /** Consumes a regular token: everything up to a blank or a delimiter. */
  #token(): string {
    const { found, end } = this.#match(/[^\s\0()<>[\]{}/%]*/y);
    this.#at = end;
    return found;
  }

  #name(): string {
    this.#at += 1;
    return this.#token().replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }

  #array(depth: number): ParsedPdfValue | null {
    this.#at += 1;
    const items: ParsedPdfValue[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.#text.charAt(this.#at) === ']') break;
      const item = this.value(depth + 1);
      if (item === null) return null;
      items.push(item);
    }
    this.#at += 1;
    return { kind: 'array', items };
  }

  #dictionary(depth: number): ParsedPdfValue | null {
    this.#at += 2;
    const entries = new Map<string, ParsedPdfValue>();
    for (;;) {
      this.#skipBlanks();
      if (this.#text.startsWith('>>', this.#at)) break;
      if (this.#text.charAt(this.#at) !== '/') return null;
      const key = this.#name();
      const value = this.value(depth + 1);
      if (value === null) return null;
      entries.set(key, value);
    }
    this.#at += 2;
    return { kind: 'dictionary', entries };
  }

  #hexString(): ParsedPdfValue | null {
    const end = this.#text.indexOf('>', this.#at);
    if (end < 0) return null;
    const digits = this.#text.slice(this.#at + 1, end).replace(/\s/g, '');
    this.#at = end + 1;
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
    return { kind: 'string', bytes: bytes.toString('latin1') };
  }

  #literalString(): ParsedPdfValue | null {
    let bytes = '';
    let open = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === '\\') bytes += this.#escaped();
      else {
        if (character === '(') open += 1;
        if (character === ')') open -= 1;
        if (open === 0) {
          this.#at += 1;
          return { kind: 'string', bytes: bytes.slice(1) };
        }
        bytes += character;
      }
    }
    return null;
  }

  /** Leaves the position at the escape's last character. */
  #escaped(): string {
    this.#at += 1;
    const octal = this.#match(/[0-7]{1,3}/y);
    if (octal.found !== '') {
      this.#at = octal.end - 1;
      return String.fromCharCode(parseInt(octal.found, 8) & 255);
    }
    const line = this.#match(/\r\n|\r|\n/y);
    if (line.found !== '') {
      this.#at = line.end - 1;
      return '';
    }
    const character = this.#text.charAt(this.#at);
    return escapes[character] ?? character;
  }

  #numberOrWord(): ParsedPdfValue | null {
    const reference = this.#match(/\d{1,10}\s+\d{1,5}\s+R(?![^\s\0()<>[\]{}/%])/y);
    if (reference.found !== '') {
      this.#at = reference.end;
      return { kind: 'reference', object: parseInt(reference.found, 10) };
    }
    if (delimiters.includes(this.#text.charAt(this.#at))) return null;
    const token = this.#token();
    return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(token)
      ? { kind: 'number', value: Number(token) }
      : { kind: 'word' };
  }
}
