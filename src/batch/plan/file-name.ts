/** Names of the files written: readable, and allowed on Windows, macOS and Linux alike. */

interface DocumentNameParts {
  readonly unit: string;
  readonly year: string;
  readonly title: string;
  /** `index` counts from 0; `count` is the number of projects in the filing. */
  readonly project: { readonly index: number; readonly name: string; readonly count: number } | null;
  /** Without a dot: `pdf`. */
  readonly extension: string;
}

/** Longest file name in bytes of UTF-8; most file systems allow 255, zips and network folders less. */
export const longestName = 200;

/** Longest extension: a document has the same name in every format, and pictures have page numbers. */
const longestEnding = '-9999.png'.length;

/** Characters that Windows forbids, and the full-width ones that replace them: readable and allowed everywhere. */
const fullWidthTwins: ReadonlyMap<string, string> = new Map([
  ['/', '／'],
  ['\\', '＼'],
  [':', '：'],
  ['*', '＊'],
  ['?', '？'],
  ['"', '＂'],
  ['<', '＜'],
  ['>', '＞'],
  ['|', '｜'],
]);

/** Windows devices, which the part of a name before its first dot must not be. */
const reservedStem = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Returns the part of a path that is a Windows device (`结果/nul`, `aux.zip`), where nothing can be written; else null. */
export function reservedName(path: string): string | null {
  const isReserved = (part: string) => reservedStem.test((part.split('.')[0] ?? '').trimEnd());
  return path.split(/[\\/]/).find(isReserved) ?? null;
}

/** Makes `{unit}-{year}-{title}[-{NN}-{project}].{ext}`; if it is too long, shortens project, unit and title in this order. */
export function documentFileName(parts: DocumentNameParts): string {
  const ending = `.${safePart(parts.extension)}`;
  const year = safePart(parts.year) || '未填年度';
  const number = parts.project === null ? null : projectNumber(parts.project.index, parts.project.count);
  let unit = guardReserved(safePart(parts.unit)) || '未填单位';
  let title = safePart(parts.title) || '未命名';
  let project = parts.project === null ? '' : safePart(parts.project.name);
  const stem = () => [unit, year, title, number, project].filter(Boolean).join('-');
  const excess = () => byteLength(stem()) + longestEnding - longestName;
  project = shorten(project, excess());
  unit = shorten(unit, excess());
  title = shorten(title, excess());
  return stem() + ending;
}

/** Makes `{name}{tail}.{ext}` from the user's name, which is shortened if too long; the tail (`-2024`, `-2`) stays whole. */
export function namedFile(name: string, extension: string, tail = ''): string {
  const stem = guardReserved(`${safePart(name)}.`).slice(0, -1) || '未命名';
  const excess = byteLength(stem) + byteLength(tail) + longestEnding - longestName;
  return `${shorten(stem, excess)}${tail}.${safePart(extension)}`;
}

/** Formats a project's number: from 1, padded to the width of the count, at least two digits: `03`. */
export function projectNumber(index: number, count: number): string {
  return String(index + 1).padStart(Math.max(2, String(count).length), '0');
}

/**
 * Normalises a name: names with equal keys are one file on some file system (case, composed letters). Returns the same
 * string if it is normal already, which most are, to save memory.
 */
export function nameKey(name: string): string {
  const key = name.normalize('NFC').toLowerCase().normalize('NFC');
  return key === name ? name : key;
}

/** Makes a text safe for a file name: one line, no forbidden or invisible characters, no dot, space or hyphen at its ends. */
export function safePart(text: string): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[/\\:*?"<>|]/gu, (character) => fullWidthTwins.get(character) ?? '_')
    .normalize('NFC');
  return trimEnds(visible);
}

function trimEnds(text: string): string {
  return text.replace(/^[\s.\-~]+/u, '').replace(/[\s.-]+$/u, '');
}

/** Removes `excess` bytes of characters from the end; '' if nothing is left. */
function shorten(text: string, excess: number): string {
  if (excess <= 0) {
    return text;
  }
  const room = byteLength(text) - excess;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += byteLength(character);
    if (used > room) {
      break;
    }
    kept += character;
  }
  return trimEnds(kept);
}

/** Adds an underscore after a device's name: `CON.甲-2024….pdf` would open the console on Windows. */
function guardReserved(unit: string): string {
  const dot = unit.indexOf('.');
  const device = unit.slice(0, Math.max(dot, 0)).trimEnd();
  return reservedStem.test(device) ? `${device}_${unit.slice(device.length)}` : unit;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
