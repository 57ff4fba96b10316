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

/** Room for the ending: a document has the same name in every format, and pictures of its pages have numbers. */
const longestEnding = '-9999.png'.length;

/** Windows forbids these; their full-width twins read the same to a Chinese reader and are allowed everywhere. */
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

/** Devices of Windows; the part of a name before its first dot must not be one of them. */
const reservedStem = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** The part of a path that names a device of Windows (`结果/nul`, `aux.zip`): nothing can be written there; null where none does. */
export function reservedName(path: string): string | null {
  const isReserved = (part: string) => reservedStem.test((part.split('.')[0] ?? '').trimEnd());
  return path.split(/[\\/]/).find(isReserved) ?? null;
}

/** `{unit}-{year}-{title}[-{NN}-{project}].{ext}`; where it is too long, project, unit and title are cut in this order. */
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

/** `{name}.{ext}`: a name of the user's own, cut where it is too long. */
export function namedFile(name: string, extension: string): string {
  const stem = guardReserved(`${safePart(name)}.`).slice(0, -1) || '未命名';
  return `${shorten(stem, byteLength(stem) + longestEnding - longestName)}.${safePart(extension)}`;
}

/** `03`: from 1, padded to the count, two digits at least. */
export function projectNumber(index: number, count: number): string {
  return String(index + 1).padStart(Math.max(2, String(count).length), '0');
}

/**
 * Two names that are equal in this form are one file on some file system (case, composed letters). Most names are in it
 * as they are, and are given back themselves, so that they are not held twice.
 */
export function nameKey(name: string): string {
  const key = name.normalize('NFC').toLowerCase().normalize('NFC');
  return key === name ? name : key;
}

/** A text as part of a file name: one line, no forbidden or invisible character, no dot, space or hyphen at its ends. */
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

/** The text without the characters at its end that make the `excess` bytes; '' where it is all excess. */
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

/** `CON.甲-2024….pdf` would open the console on Windows: an underscore after the device's name. */
function guardReserved(unit: string): string {
  const dot = unit.indexOf('.');
  const device = unit.slice(0, Math.max(dot, 0)).trimEnd();
  return reservedStem.test(device) ? `${device}_${unit.slice(device.length)}` : unit;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
