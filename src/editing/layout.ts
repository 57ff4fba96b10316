/** How a JSON text is laid out: its indents, its line ends, and what belongs to a value behind it. */
import { applyEdits, createScanner, format, type SyntaxKind } from 'jsonc-parser';

/** Blanks at the start of the line that the offset is on. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** What one level is indented by: as the first indented line is, else two blanks. */
export function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

/** A value in the text's own layout, a member a line; numbers keep their digits. `indent` is that of the line it begins on. */
export function indented(json: string, indent: string, unit: string): string {
  const options = {
    insertSpaces: !unit.includes('\t'),
    tabSize: unit.includes('\t') ? 1 : unit.length,
    eol: '\n',
  };
  return applyEdits(json, format(json, undefined, options)).replaceAll('\n', `\n${indent}`);
}

/** Numbers of jsonc-parser's tokens: its enum is not there at run time under isolated modules. */
export const token = {
  comma: 5,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blanks: 15,
  end: 17,
} as const satisfies Record<string, SyntaxKind>;

interface Tail {
  /** Behind the comma and the comments that follow on the same line, before the line's end. */
  readonly end: number;
  readonly hasComma: boolean;
  /** Of the comma; where there is none, behind the value. */
  readonly comma: number;
}

/** What belongs to a value that ends at `from`: its comma, and comments up to the end of the line. Looks no further than `limit`. */
export function endOfTail(text: string, from: number, limit: number): Tail {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  let tail: Tail = { end: from, hasComma: false, comma: from };
  for (;;) {
    const kind = scanner.scan();
    const end = scanner.getTokenOffset() + scanner.getTokenLength();
    if (scanner.getTokenOffset() >= limit || kind === token.end) return tail;
    if (kind === token.comma && !tail.hasComma)
      tail = { end, hasComma: true, comma: scanner.getTokenOffset() };
    else if (kind === token.lineComment || kind === token.blockComment) tail = { ...tail, end };
    else if (kind === token.lineBreak && tail.hasComma) return tail;
    else if (kind === token.lineBreak && !hasCommaAhead(text, end, limit)) return tail;
    else if (kind !== token.blanks && kind !== token.lineBreak) return tail;
  }
}

/** Whether a comma comes before anything else but blanks and comments. */
function hasCommaAhead(text: string, from: number, limit: number): boolean {
  const scanner = createScanner(text, true);
  scanner.setPosition(from);
  return scanner.scan() === token.comma && scanner.getTokenOffset() < limit;
}
