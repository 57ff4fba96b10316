/** Lines that stand at the top or the bottom of several pages, outside tables: they would part a table from the rest of it. */

/** A line of text outside tables; a table has none. */
interface PagePart {
  readonly top: number;
  readonly text?: string;
}

/** Points by which a running line may stand elsewhere on another page. */
const samePlace = 2;

/**
 * The pages without what has stood on a page before, at the same height and in the same words but for the page's number.
 * A form's title stays, and what stands under it: it may be another form of this kind. At the foot of a page it goes where it
 * stands on a later page, too, if it says no more than a page's number, an address and the like: a table may go on there.
 */
export function withoutRunningLines<Part extends PagePart>(
  pages: readonly (readonly Part[])[],
): readonly (readonly Part[])[] {
  const known: KnownLine[] = [];
  return pages.map((parts, index) => {
    const isAgain = (part: Part): boolean => !isTitle(part) && stands(part, known);
    const below = feet(pages[index + 1] ?? []);
    const isFoot = (part: Part): boolean => isAgain(part) || (isBare(part) && stands(part, below));
    const from = ends(parts, isAgain);
    const to = parts.length - ends(parts.slice(from).toReversed(), isFoot);
    for (const { text, top } of parts)
      if (text !== undefined && known.length < mostKnown) known.push({ key: keyOf(text), top });
    return parts.slice(from, to);
  });
}

interface KnownLine {
  readonly key: string;
  readonly top: number;
}

/** The lines under all tables of a page. */
function feet(parts: readonly PagePart[]): readonly KnownLine[] {
  const last = parts.findLastIndex(({ text }) => text === undefined);
  const lines = last < 0 ? [] : parts.slice(last + 1);
  return lines.map(({ text = '', top }) => ({ key: keyOf(text), top }));
}

function stands({ text, top }: PagePart, lines: readonly KnownLine[]): boolean {
  if (text === undefined) return false;
  const own = keyOf(text);
  return lines.some(({ key, top: other }) => Math.abs(other - top) <= samePlace && key === own);
}

const isTitle = ({ text = '' }: PagePart): boolean => /表(?:$|[（(])/u.test(text);

/** Whether nothing is filled in on the line: 填表人： and the like stand at the foot of forms. */
const isBare = ({ text = '' }: PagePart): boolean => !/[：:](?!\/\/)/u.test(text);

/** Lines that are remembered. */
const mostKnown = 200;

/** Number of parts at the beginning that are there again. */
function ends<Part>(parts: readonly Part[], isAgain: (part: Part) => boolean): number {
  const first = parts.findIndex((part) => !isAgain(part));
  return first < 0 ? parts.length : first;
}

function keyOf(text: string): string {
  return text.replace(/\s+/gu, '').replace(/第?\d+页|共\d+页|\d+[/／]\d+|[-–—·]\d+[-–—·]/gu, '#');
}
