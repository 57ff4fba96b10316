/** Small markups for the tests of this room. */
import { type Form, type Grid, type Markup, parseMarkup } from '../../src/model/index.js';

const written = /(<v s="[\w.[\] ]*">[^<>"\r]*<\/v>)/;
const writtenAlone = /^<v s="([\w.[\] ]*)">([^<>"\r]*)<\/v>$/;
/** Half a surrogate pair, a control character, a reference that the engine does not write. */
const unlike = /\p{Surrogate}|[^\P{Cc}\n\t]|&(?!(?:amp|lt|gt|quot);)/u;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The markup as the engine gives it: values that are written as it does are no text but stand for themselves. */
export function partsOf(markup: string): Markup {
  return markup.split(written).map((part) => {
    const [, paths, words] = writtenAlone.exec(part) ?? [];
    if (paths === undefined || words === undefined || unlike.test(words)) return part;
    const text = words.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => references[name] ?? '');
    return { text, sources: paths.split(' ').filter((path) => path !== ''), markup: part };
  });
}

export function parse(markup: string) {
  return parseMarkup(markup, { file: 'form.hbs' });
}

/** `line code`, in order. */
export function faults(markup: string): readonly string[] {
  return parse(markup).diagnostics.map(({ code, position }) => `${position?.line} ${code}`);
}

export function formOf(markup: string): Form {
  const { value, diagnostics } = parse(markup);
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

export function table(columns: number, rows: string): string {
  return `<form title="t"><table columns="${columns}">${rows}</table></form>`;
}

export function gridOf(markup: string): Grid {
  for (const block of formOf(markup).blocks) if (block.kind === 'grid') return block.grid;
  throw new Error('no grid');
}
