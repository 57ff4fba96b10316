/** Gives the library the parts of an .ods as it understands them, and what it does not tell. */
import type { Allowance } from './allowance.js';
import { unescaped } from './entities.js';
import { boundedRepeats } from './ods-repeats.js';
import { PartSieve } from './part-sieve.js';
import { type Sieve, WholeEntry } from './unpack-zip.js';
import type { Parts } from './xlsx-parts.js';

/** null: the part is not read. */
export function odsSieve(name: string, allowance: Allowance): Sieve | null {
  if (/^(?:content|styles|meta|settings|META-INF\/manifest)\.xml$/u.test(name))
    return new PartSieve(allowance, true);
  return name === 'mimetype' ? new WholeEntry() : null;
}

const rowWrappers =
  /<\/?table:table-(?:header-rows|row-group|rows|header-columns|column-group|columns)\b[^>]*>/gu;

/**
 * Removes the wrappers of rows (ODF 1.3, 9.1.5 ff.), such as repeated rows, in which the library finds no rows, and puts
 * the document's number formats to those of the cells, where alone the library looks for them.
 */
export function plainRows(entries: Parts): Parts | 'too-large' {
  const formats = textOf(entries, 'styles.xml').match(numberStyle)?.join('') ?? '';
  const content = textOf(entries, 'content.xml')
    .replace(rowWrappers, '')
    .replace(/<office:automatic-styles\s*\/>/u, '<office:automatic-styles></office:automatic-styles>')
    .replace(/<office:automatic-styles>/u, (tag) => tag + formats)
    .replace(numberStyle, plainFormat);
  const bounded = boundedRepeats(content);
  return bounded === 'too-large' ? bounded : new Map([...entries, ['content.xml', Buffer.from(bounded)]]);
}

function textOf(entries: Parts, name: string): string {
  return Buffer.from(entries.get(name) ?? []).toString('utf8');
}

const numberStyle = /<number:(number|percentage|currency)-style\b.{0,4000}?<\/number:\1-style>/gsu;

/** The library writes a format's code. In it, a sign % alone would mean per cent, and a number without decimals given none at all. */
function plainFormat(style: string, kind: string): string {
  const general = style.replace(
    /<number:number(?![^>]*decimal-places)[^>]*\/>/gu,
    '<number:text>"General"</number:text>',
  );
  return kind === 'percentage'
    ? general
    : general.replace('<number:text>%</number:text>', '<number:text>%""</number:text>');
}

const hiddenStyle =
  /<style:style(?=[^>]*\sstyle:family="table")[^>]*\sstyle:name="([^"]*)"[^>]*>\s*<style:table-properties[^>]*\stable:display="false"/gu;
const tableTag = /<table:table(?=\s)(?=[^>]*\stable:name="([^"]*)")[^>]*\stable:style-name="([^"]*)"/gu;

/** Names of an .ods's tables that are not displayed (ODF 1.3, 20.277), which the library does not tell. */
export function hiddenTables(entries: Parts): ReadonlySet<string> {
  const content = textOf(entries, 'content.xml');
  const styles = new Set(Array.from(content.matchAll(hiddenStyle), ([, name]) => name));
  if (styles.size === 0) return new Set();
  const tables = [...content.matchAll(tableTag)].filter(([, , style]) => styles.has(style));
  return new Set(tables.map(([, name = '']) => unescaped(name)));
}
