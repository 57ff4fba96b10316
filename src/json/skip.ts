/** Passes over the parts of a JSON text without parsing them; all offsets are in UTF-16 units. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SLASH = 0x2f;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Offset of the closing quote, or of the line end (or the text's) before which the string is not closed. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === LINE_FEED || code === RETURN) return at;
    if (code === BACKSLASH) at += 1;
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
    if (code === LINE_FEED || code === RETURN) return at;
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
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === SLASH) at = endOfComment(text, at);
    else if (code === OPENING_BRACE || code === OPENING_BRACKET) depth += 1;
    else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) {
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
