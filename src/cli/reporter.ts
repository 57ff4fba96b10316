/** Writes messages to standard error: a line each, grouped by file, without stack traces. */
import { stripVTControlCharacters } from 'node:util';
import {
  commonPart,
  type Diagnostic,
  type Language,
  type Severity,
  type Text,
} from '../diagnostics/index.js';

export interface TextSink {
  readonly write: (chunk: string | Uint8Array) => void;
  readonly isTerminal: boolean;
}

interface ReporterOptions {
  readonly language: Language;
  readonly color: boolean;
  /** Whether stack traces of bugs are shown. */
  readonly debug: boolean;
  /** Whether only errors are shown (`--quiet`). */
  readonly quiet: boolean;
  /** The lowest severity that is shown (`--level`). */
  readonly level: Severity;
}

const severityNames: Readonly<Record<Severity, Text & { readonly color: number }>> = {
  error: { zh: '错误', en: 'error', color: 31 },
  warning: { zh: '警告', en: 'warning', color: 33 },
  note: { zh: '提示', en: 'note', color: 36 },
};

const severityOrder: readonly Severity[] = ['error', 'warning', 'note'];

/** Carriage return and erase line. */
const eraseLine = '\r\u001b[2K';

export class Reporter {
  #hasProgress = false;

  readonly #options: ReporterOptions;

  constructor(
    readonly sink: TextSink,
    options: ReporterOptions,
  ) {
    this.#options = options;
  }

  /** Writes a line for each, grouped by file, errors first, without duplicates. */
  diagnostics(diagnostics: readonly Diagnostic[]): void {
    const lines = new Map<string, string>();
    for (const one of inGroups(diagnostics.filter((each) => this.tells(each.severity)))) {
      const line = this.#diagnosticLine(one);
      const key = templateFault(one) ?? line;
      if (!lines.has(key)) lines.set(key, line);
    }
    if (lines.size > 0) this.#write([...lines.values()].join('\n'));
  }

  /** `text`: a string is the same in both languages. */
  line(text: Text | string): void {
    if (this.#options.quiet) return;
    this.#write(printable(typeof text === 'string' ? text : text[this.#options.language]));
  }

  /** Shows a line that the next one replaces; only on a terminal. */
  progress(text: Text): void {
    if (!this.sink.isTerminal || this.#options.quiet) return;
    this.sink.write(`${eraseLine}${printable(text[this.#options.language])}`);
    this.#hasProgress = true;
  }

  /** Writes a line that begins with the severity's name. */
  severityLine(severity: Severity, text: Text, indent = ''): void {
    if (!this.tells(severity)) return;
    const name = severityNames[severity];
    const words = printable(text[this.#options.language]);
    this.sink.write(`${indent}${this.#paint(name[this.#options.language], name.color)} ${words}\n`);
  }

  /** Whether messages of this severity are shown. */
  tells(severity: Severity): boolean {
    const { quiet, level } = this.#options;
    return severityOrder.indexOf(severity) <= severityOrder.indexOf(quiet ? 'error' : level);
  }

  /** Prints a stack trace if debugging. */
  stack(error: unknown): void {
    if (this.#options.debug) this.#write(error instanceof Error ? (error.stack ?? '') : String(error));
  }

  #write(lines: string): void {
    this.sink.write(`${this.#hasProgress ? eraseLine : ''}${lines}\n`);
    this.#hasProgress = false;
  }

  #diagnosticLine(one: Diagnostic): string {
    const name = severityNames[one.severity];
    const severity = this.#paint(name[this.#options.language], name.color);
    return `${severity} ${printable(describe(one, this.#options.language))}`;
  }

  #paint(text: string, color: number): string {
    return this.#options.color ? `\u001b[${color}m${text}\u001b[0m` : text;
  }
}

/** Key of a fault of a template, equal for all documents it occurs in; null for other diagnostics. */
function templateFault({ code, file, position, message }: Diagnostic): string | null {
  if (!code.startsWith('model/') || position === null) return null;
  return `${file} ${position.line} ${code} ${commonPart(message)}`;
}

/** Formats `file:line:column: path（label）：message`, leaving out what is unknown. */
function describe(one: Diagnostic, language: Language): string {
  const place = one.position === null ? '' : `:${one.position.line}:${one.position.column}`;
  const file = one.file === null ? '' : `${one.file}${place}: `;
  const path = one.path ?? '';
  const [subject, colon, message] =
    language === 'zh'
      ? [one.label === null ? path : `${path}（${one.label}）`, '：', one.message]
      : [one.label === null ? path : `${path} (${one.label})`.trimStart(), ': ', one.english];
  return `${file}${subject === '' ? '' : `${subject}${colon}`}${message}`;
}

/** Sorts stably: files in order of first appearance, and within a file errors, warnings, notes. */
function inGroups(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map((one) => one.file))];
  const rank = new Map(files.map((file, index) => [file, index]));
  return [...diagnostics].sort(
    (left, right) =>
      (rank.get(left.file) ?? 0) - (rank.get(right.file) ?? 0) ||
      severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity),
  );
}

/** Escapes control and bidirectional characters, so that texts and file names cannot control the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Bidi_Control}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Width of the text in terminal columns: two for each CJK or full-width character. */
export function displayWidth(text: string): number {
  const characters = [...stripVTControlCharacters(text)];
  return characters.reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);
}
