/** Lines of cells as a reader has set them, found again in its PDF by their cells' places. */
import { execFileSync } from 'node:child_process';
import type { CellFragment, PagedDocument, TextItem } from '../../src/layout/index.js';

interface Word {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly text: string;
}

/** A cell, or a text outside a table, whose lines differ from ours. */
export interface DifferingText {
  readonly page: number;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

export interface ComparedLines {
  /** Texts of two lines or more. */
  readonly compared: number;
  readonly differing: readonly DifferingText[];
}

export function compareLines(document: PagedDocument, pdf: string): ComparedLines {
  const pages = wordsOf(pdf);
  let compared = 0;
  const differing: DifferingText[] = [];
  for (const { number, items } of document.pages) {
    const words = pages[number - 1] ?? [];
    for (const box of items.flatMap((item) => (item.kind === 'table' ? item.cells : boxOf(item)))) {
      const ours = ourLines(box);
      if (ours.length < 2) continue;
      compared += 1;
      const theirs = linesIn(box, words);
      if (!`\n${theirs.join('\n')}\n`.includes(`\n${ours.join('\n')}\n`))
        differing.push({ page: number, ours, theirs });
    }
  }
  return { compared, differing };
}

/**
 * True of rules of LibreOffice's own: from ICU 74 on it never parts a quotation mark from a hanzi outside the quotation, nor
 * a slash from the hanzi after it; and the stand-in for 宋体 has a narrow `·`, where 宋体 has a wide one.
 */
export function isLibreOfficesOwn({ ours }: DifferingText): boolean {
  return /\p{Script=Han}\n[“‘]|[”’]\n\p{Script=Han}|\/\n\p{Script=Han}|·/u.test(ours.join('\n'));
}

type TextBox = Pick<CellFragment, 'x' | 'y' | 'width' | 'height' | 'text'>;

function boxOf({ text, y, height }: TextItem): TextBox {
  return { x: text.x, y, width: text.width, height, text };
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

function ourLines({ text }: TextBox): readonly string[] {
  return text.paragraphs.flatMap(({ text: words, breaks }) =>
    breaks.map(({ start, end }) => plain(words.slice(start, end))).filter((line) => line !== ''),
  );
}

const points = 1000;
/** A row that has grown by a line or two moves those under it, and lines of their neighbours come into view. */
const tolerance = 32;

function linesIn({ x, y, width, height }: TextBox, words: readonly Word[]): readonly string[] {
  const inside = words.filter(
    ({ left, right, middle }) =>
      left > x / points - 1 &&
      right < (x + width) / points + 1.5 &&
      middle > y / points - tolerance &&
      middle < (y + height) / points + tolerance,
  );
  const lines = new Map<number, Word[]>();
  for (const word of inside.toSorted((a, b) => a.middle - b.middle)) {
    const line = [...lines.keys()].find((middle) => Math.abs(middle - word.middle) < 4);
    if (line === undefined) lines.set(word.middle, [word]);
    else lines.get(line)?.push(word);
  }
  return [...lines.values()].map((line) =>
    plain(
      line
        .toSorted((a, b) => a.left - b.left)
        .map(({ text }) => text)
        .join(''),
    ),
  );
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};

/** The words of each page with their boxes, in points from the page's upper left corner. */
function wordsOf(pdf: string): readonly (readonly Word[])[] {
  const xml = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gs),
      ].map(([, left, top, right, bottom, text = '']) => ({
        left: Number(left),
        right: Number(right),
        middle: (Number(top) + Number(bottom)) / 2,
        text: text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole),
      })),
    );
}
