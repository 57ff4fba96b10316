/** A filing that cannot be read, taken apart for the page: each fault with what stands there, so that it can be put right. */
import { nearestKey } from '../../diagnostics/index.js';
import { jsonAt, typedJson } from '../../editing/index.js';
import { decodeFiling, type FilingPlace, type FilingReading, placeAt } from '../../filing/index.js';
import { readPath } from '../../json/index.js';
import type { EditCommand, FaultMending, FaultView, TextPart } from '../editing-protocol.js';
import type { FindingView, View } from '../protocol.js';
import { wordsOfFault } from './fault-words.js';

/** Characters of a line on each side of a fault: a whole file may be one line. */
const partReach = 160;

/** The findings in words for the page, and the faults of a filing that cannot be read; none where the file is no text. */
export function unreadViews(
  found: readonly FindingView[],
  reading: FilingReading,
  bytes: Uint8Array,
): Pick<View, 'findings' | 'faults'> {
  const decoded = reading.value === null ? decodeFiling(bytes) : null;
  if (decoded === null || 'problem' in decoded) return { findings: found, faults: [] };
  const read = jsonAt(decoded.text);
  const faulty = found.map((one) => {
    const value = one.severity === 'error' ? valueAt(one, reading, read) : null;
    const words = wordsOfFault(one, value?.place ?? null, value?.editor?.typed ?? null, reading);
    const [message, english] = words ?? [one.message, one.english];
    return { finding: { ...one, message, english }, value };
  });
  return { findings: faulty.map(({ finding }) => finding), faults: faultViews(faulty, decoded.text) };
}

interface FaultyFinding {
  readonly finding: FindingView;
  readonly value: FaultyValue | null;
}

function faultViews(faulty: readonly FaultyFinding[], text: string): readonly FaultView[] {
  const lines = lineStarts(text);
  const shown = new Set<number>();
  return faulty
    .filter(({ finding }) => finding.severity === 'error')
    .map(({ finding, value }): FaultView => {
      const { project, place, message, english, position } = finding;
      const part = position === null ? null : partAt(text, lines, position);
      const mendings = mendingsOf(finding, value, part);
      const editor = value?.editor ?? null;
      // A line is put right once, whatever is wrong in it.
      const isShown = part !== null && editor === null && shown.has(part.at);
      if (part !== null && editor === null) shown.add(part.at);
      const line = position?.line ?? null;
      const said = { project, place, message, english, line };
      return { ...said, part: isShown ? null : part, value: editor, mendings };
    });
}

interface FaultyValue {
  readonly path: string;
  readonly place: FilingPlace;
  /** As it stands there; '' where nothing does. */
  readonly json: string;
  /** Null where it is no single value. */
  readonly editor: FaultView['value'];
}

/** Null where the schema knows no such place. */
function valueAt(
  { path, code }: FindingView,
  { schema }: FilingReading,
  read: ReturnType<typeof jsonAt>,
): FaultyValue | null {
  const steps = path === null || path === '' || code === 'filing/syntax' ? null : readPath(path);
  const place = steps === null || path === null ? null : placeAt(path, schema);
  if (path === null || steps === null || place === null) return null;
  const json = read(steps);
  const isWhole = place.kind === 'record' || place.kind === 'list';
  const editor = { path, typed: asTyped(json), choices: place.choices, isLong: asTyped(json).length > 40 };
  return { path, place, json, editor: isWhole ? null : editor };
}

/** What one would have typed for it; '' for a blank, and for lists and objects. */
function asTyped(json: string): string {
  if (json.startsWith('"')) return String(JSON.parse(json));
  return /^[-\d.tf]/.test(json) ? json : '';
}

function mendingsOf(
  { code, parameters }: FindingView,
  value: FaultyValue | null,
  part: TextPart | null,
): readonly FaultMending[] {
  if (code === 'filing/syntax') return part === null ? [] : punctuationMended(part, parameters);
  if (code === 'filing/unknown-key') return part === null ? [] : keyMended(part, parameters);
  if (value === null) return [];
  const { path, place, json, editor } = value;
  if (editor === null) return wholeMended(path);
  const { typed, choices } = editor;
  const nearest = choices.includes(typed) ? null : nearestKey(typed, choices);
  if (nearest !== null) return [typing(path, nearest)];
  // The same, as this place has it: a number among texts, an amount with its unit.
  const meant = typedJson(typed, { kind: place.kind, amountUnit: '元', given: '' });
  const isMeant = typed !== '' && meant !== json && !json.startsWith('"');
  return isMeant ? [typing(path, typed)] : [];
}

function typing(path: string, typed: string): FaultMending {
  const command: EditCommand = { kind: 'type', paths: [path], typed, unit: '元' };
  return { label: `改为“${typed}”`, english: `make it "${typed}"`, command };
}

/** A text where rows or several values belong: there is nothing to keep of it but its words, which undo gives back. */
function wholeMended(path: string): readonly FaultMending[] {
  const steps = readPath(path) ?? [];
  const last = steps.at(-1);
  if (typeof last === 'number') {
    const edit = { kind: 'remove', path: steps.slice(0, -1), index: last } as const;
    return [{ label: '删去这一行', english: 'remove this row', command: { kind: 'mend', edits: [edit] } }];
  }
  const edit = { kind: 'set', path: steps, json: 'null' } as const;
  return [{ label: '清空这一处', english: 'leave it blank', command: { kind: 'mend', edits: [edit] } }];
}

/** Punctuation of Chinese input methods; quotes come in pairs, and are mended in pairs. */
function punctuationMended(part: TextPart, parameters: FindingView['parameters']): readonly FaultMending[] {
  const [found, meant] = [textOf(parameters?.found), textOf(parameters?.meant)];
  if (found === '' || meant === '' || !part.text.startsWith(found, part.caret)) return [];
  const isQuote = /[“”‘’＂]/u.test(found);
  const after = part.text.slice(part.caret + found.length);
  const text = isQuote
    ? part.text.replace(/[“”‘’＂]/gu, meant)
    : part.text.slice(0, part.caret) + meant + after;
  const label = isQuote ? `这一行的中文引号都改为 ${meant}` : `${found} 改为 ${meant}`;
  return [{ label, english: `${found} to ${meant}`, command: replacing(part, text) }];
}

function keyMended(part: TextPart, parameters: FindingView['parameters']): readonly FaultMending[] {
  const [key, nearest] = [textOf(parameters?.key), textOf(parameters?.nearest)];
  const written = JSON.stringify(key);
  if (key === '' || nearest === '' || !part.text.startsWith(written, part.caret)) return [];
  const rest = part.text.slice(part.caret + written.length);
  const text = part.text.slice(0, part.caret) + JSON.stringify(nearest) + rest;
  return [{ label: `改为 ${nearest}`, english: `make it ${nearest}`, command: replacing(part, text) }];
}

function replacing({ at, text: was }: TextPart, text: string): EditCommand {
  return { kind: 'part', at, was, text };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Offsets at which the lines begin. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
}

/** The line, or of a long one what is around the place. Columns count characters. */
function partAt(
  text: string,
  starts: readonly number[],
  { line, column }: { readonly line: number; readonly column: number },
): TextPart | null {
  const start = starts[line - 1];
  if (start === undefined) return null;
  const end = /\r\n|\r|\n|$/.exec(text.slice(start))?.index ?? 0;
  const whole = text.slice(start, start + end);
  const caret = [...whole].slice(0, column - 1).join('').length;
  const from = caret > partReach ? caret - partReach : 0;
  return { at: start + from, text: whole.slice(from, caret + partReach), caret: caret - from };
}
