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
 * A form's title stays, and what stands under it: it may be another form of this kind.
 */
export function withoutRunningLines<Part extends PagePart>(
  pages: readonly (readonly Part[])[],
): readonly (readonly Part[])[] {
  const known: { readonly key: string; readonly top: number }[] = [];
  return pages.map((parts) => {
    const isAgain = ({ text, top }: Part): boolean =>
      text !== undefined &&
      !/表(?:$|[（(])/u.test(text) &&
      known.some(({ key, top: other }) => Math.abs(other - top) <= samePlace && key === keyOf(text));
    const from = ends(parts, isAgain);
    const to = parts.length - ends(parts.slice(from).toReversed(), isAgain);
    for (const { text, top } of parts)
      if (text !== undefined && known.length < mostKnown) known.push({ key: keyOf(text), top });
    return parts.slice(from, to);
  });
}

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
