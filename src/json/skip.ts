/** Passes over the parts of a JSON text without parsing them; all offsets are in UTF-16 units. */

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const slash = 0x2f;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/** Offset of the closing quote, or of the line end (or the text's) before which the string is not closed. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote || code === lineFeed || code === carriageReturn) return at;
    if (code === backslash) at += 1;
  }
  return text.length;
}

/** Offset of the comment's last character, or `start` where none begins. */
export function endOfComment(text: string, start: number): number {
  if (text[start + 1] === '/') return endOfLine(text, start + 2);
  if (text[start + 1] !== '*') return start;
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + 1;
}

function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return at;
  }
  return text.length;
}

/** Offset of the next character that is no blank and in no comment. */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    const character = text[at];
    if (character === '/') {
      const end = endOfComment(text, at);
      if (end === at) return at;
      at = end + 1;
    } else if (character === ' ' || character === '\n' || character === '\r' || character === '\t') at += 1;
    else return at;
  }
}

/** Offset behind the value that begins at `start`; `start` itself where none does. */
export function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start) + 1;
  if (first !== '{' && first !== '[') return skipLiteral(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === slash) at = endOfComment(text, at);
    else if (code === openingBrace || code === openingBracket) depth += 1;
    else if (code === closingBrace || code === closingBracket) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function skipLiteral(text: string, start: number): number {
  const literal = /[^\s,\]}[{:"/]*/y;
  literal.lastIndex = start;
  return start + (literal.exec(text)?.[0].length ?? 0);
}
