/** Bounds what repeats in an .ods (ODF 1.3, 19.675 ff.): one tag may stand for a thousand million cells. */
import { mostColumns, mostRows } from './sheet.js';

/** Most cells that repeated cells and rows may make. */
const mostMade = 500_000;
/** Most blanks that one tag stands for. */
const longestGap = 100;

const tableEnd = '</table:table>';
const rowEnd = '</table:table-row>';

/** Rows and columns beyond those that are read are made few; what they hold stays beyond. */
export function boundedRepeats(content: string): string | 'too-large' {
  const narrow = content
    .replace(/\stext:c="\d{3,}"/gu, ` text:c="${longestGap}"`)
    .replace(
      /-columns-repeated="(\d+)"/gu,
      (_, count) => `-columns-repeated="${within(count, mostColumns)}"`,
    );
  let made = 0;
  const tables = narrow.split(tableEnd).map((table) => {
    let rows = 0;
    const bounded = table.split(rowEnd).map((piece) => {
      let last = 1;
      const row = withoutBlankEnd(piece).replace(/<table:table-row\b[^>]*>/gu, (tag) => {
        last = within(repeats(tag, 'rows'), mostRows - rows);
        rows += last;
        return tag.replace(/-rows-repeated="\d+"/u, `-rows-repeated="${last}"`);
      });
      made += last * cellsIn(row);
      return row;
    });
    return bounded.join(rowEnd);
  });
  return made > mostMade ? 'too-large' : tables.join(tableEnd);
}

/** One more than is read, so that the rest is known to be there. */
const within = (count: number | string, most: number) => Math.max(1, Math.min(Number(count), most + 1));

function repeats(tag: string, what: 'rows' | 'columns'): number {
  return Number(new RegExp(`-${what}-repeated="(\\d+)"`, 'u').exec(tag)?.[1] ?? 1);
}

function cellsIn(row: string): number {
  let count = 0;
  for (const [tag] of row.matchAll(/<table:(?:covered-)?table-cell\b[^>]*>/gu))
    count += repeats(tag, 'columns');
  return count;
}

/** Cells at a row's end that have a look and no more; programs write them up to the last column. */
function withoutBlankEnd(row: string): string {
  let end = row.trimEnd().length;
  for (;;) {
    const start = row.lastIndexOf('<', end - 1);
    const isBlank = /^<table:table-cell\b(?![^>]*-spanned)[^<>]*\/>\s*$/u.test(
      row.slice(Math.max(start, 0), end),
    );
    if (start < 0 || !isBlank) return row.slice(0, end);
    end = start;
  }
}
