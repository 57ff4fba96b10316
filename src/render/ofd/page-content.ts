/** One page's Content.xml (GB/T 33190-2016, 7.7): borders as a path, each glyph run as a text object. */
import {
  borderWeight,
  type Page,
  type PlacedLine,
  type PlacedParagraph,
  type PlacedText,
  placedLines,
  tableBorders,
  textsOf,
} from '../../layout/index.js';
import type { FontRole, GlyphRun, TextSetter } from '../../text/index.js';
import { escapeMarkup } from '../escape-markup.js';
import { glyphOf, type OfdFontSet } from './font-set.js';
import { declaration, micrometres, millimetres, namespace } from './xml.js';

interface PageTools {
  readonly setter: TextSetter;
  readonly fonts: OfdFontSet;
  readonly nextId: () => number;
  /** The action that leads to a bookmark; empty for one that there is not. */
  readonly actionTo: (anchor: string) => string;
}

/** `area` is written where the page's paper is not the document's. */
export function pageContent(page: Page, area: string, tools: PageTools): string {
  const layer = tools.nextId();
  const objects = [borders(page, tools)];
  for (const text of pageTexts(page)) {
    for (const paragraph of text.paragraphs) {
      for (const line of placedLines(paragraph, text, tools.setter)) {
        for (const run of line.runs) {
          if (run.text !== '') objects.push(textObject(run, line, paragraph, text.style.role, tools));
        }
      }
    }
  }
  const content = `<ofd:Content><ofd:Layer ID="${layer}" Type="Body">${objects.join('')}</ofd:Layer></ofd:Content>`;
  return `${declaration}<ofd:Page ${namespace}>${area}${content}</ofd:Page>`;
}

/** The texts of a page in reading order. */
function* pageTexts(page: Page): Generator<PlacedText> {
  for (const item of page.items) yield* textsOf(item);
  if (page.footer !== null) yield page.footer;
}

/** All borders as one path over the whole page (9.1). */
function borders({ items, geometry }: Page, { nextId }: PageTools): string {
  const segments = items.flatMap((item) => (item.kind === 'table' ? tableBorders(item) : []));
  if (segments.length === 0) return '';
  const at = (x: number, y: number): string => `${length(x)} ${length(y)}`;
  const data = segments.map(({ x1, y1, x2, y2 }) => `M ${at(x1, y1)} L ${at(x2, y2)}`).join(' ');
  const box = `0 0 ${length(geometry.width)} ${length(geometry.height)}`;
  return `<ofd:PathObject ID="${nextId()}" Boundary="${box}" LineWidth="${length(borderWeight)}" Cap="Square"><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** Room round the glyphs of a run, in ems: readers cut off what stands outside a text's boundary. */
const room = { above: 1, below: 0.35, beside: 0.25 } as const;

/**
 * A text object (11.2) with its glyph numbers and, between one origin and the next, advances; each origin is rounded, not each advance, so
 * that no error adds up. Numbers are written one by one: some readers do not know the shorthand for equal ones.
 */
function textObject(
  run: GlyphRun,
  line: PlacedLine,
  paragraph: PlacedParagraph,
  role: FontRole,
  { fonts, nextId, actionTo }: PageTools,
): string {
  const font = fonts.use(run.face, role);
  const { glyphs, origins } = placed(run, (codePoint) => glyphOf(font, codePoint));
  const side = Math.round(run.size * room.beside);
  const left = micrometres(line.x + run.x - side);
  const top = micrometres(line.baseline - run.size * room.above);
  const first = micrometres(line.x + run.x) - left;
  const width = micrometres(run.width + 2 * side);
  const height = micrometres(run.size * (room.above + room.below));
  const deltas = origins.slice(1).map((origin, index) => {
    const before = origins[index] ?? 0;
    const start = line.x + run.x;
    return millimetres(micrometres(start + origin) - micrometres(start + before));
  });
  const box = [left, top, width, height].map(millimetres).join(' ');
  const deltaX = deltas.length === 0 ? '' : ` DeltaX="${deltas.join(' ')}"`;
  const count = `CodePosition="0" CodeCount="${glyphs.length}" GlyphCount="${glyphs.length}"`;
  const y = millimetres(micrometres(line.baseline) - top);
  const action = actionOf(run, line, paragraph, actionTo);
  return `<ofd:TextObject ID="${nextId()}" Boundary="${box}" Font="${font.id}" Size="${length(run.size)}">${action}<ofd:CGTransform ${count}><ofd:Glyphs>${glyphs.join(' ')}</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="${millimetres(first)}" Y="${y}"${deltaX}>${escapeMarkup(run.text)}</ofd:TextCode></ofd:TextObject>`;
}

/** Glyph numbers, and each glyph's origin in millipoints from the run's left end. */
function placed({ text, kerns, face, size }: GlyphRun, glyph: (codePoint: number) => number) {
  const glyphs: number[] = [];
  const origins: number[] = [];
  let pen = 0;
  let at = 0;
  let nextKern = 0;
  for (const character of text) {
    const kern = kerns[nextKern];
    if (kern?.at === at) {
      pen += kern.amount;
      nextKern += 1;
    }
    const codePoint = character.codePointAt(0) ?? 0;
    glyphs.push(glyph(codePoint));
    origins.push(pen);
    pen += ((face.advance(codePoint) ?? 0) * size) / 1000;
    at += character.length;
  }
  return { glyphs, origins };
}

/** A page number leads to its page. */
function actionOf(
  run: GlyphRun,
  line: PlacedLine,
  { pageReferences }: PlacedParagraph,
  actionTo: (anchor: string) => string,
): string {
  if (pageReferences.length === 0) return '';
  const end = line.start + line.text.length;
  const reference = pageReferences.find((one) => one.start < end && one.end > line.start);
  return reference === undefined || !/\d/.test(run.text) ? '' : actionTo(reference.anchor);
}

function length(millipoints: number): string {
  return millimetres(micrometres(millipoints));
}
