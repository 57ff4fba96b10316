/** Forms for tests, written as tags: `<v s="paths">…</v>` is a value with its sources, `line` a tag's line in the template. */
import { hasErrors, type Result } from '../src/diagnostics/index.js';
import {
  type Form,
  FormBuilder,
  isElementName,
  ProblemList,
  readTag,
  resolveForm,
} from '../src/model/index.js';

const token = /<v s="([^"]*)">([^<]*)<\/v>|<(\/?)([\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const attribute = /([\w-]+)="([^"]*)"/g;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => references[name] ?? '');

/** Takes no care of what stands where: that is the template's compiler. */
export function readMarkup(markup: string): Result<Form> {
  const problems = new ProblemList('form.hbs');
  const builder = new FormBuilder();
  let line = 1;
  for (const [, paths, value = '', end, name = '', written = '', empty, text] of markup.matchAll(token)) {
    const given = Object.fromEntries(
      Array.from(written.matchAll(attribute), ([, key = '', text = '']) => [key, decoded(text)]),
    );
    const { line: ownLine, ...attributes } = given;
    if (text !== undefined) {
      builder.words(decoded(text));
    } else if (paths !== undefined) {
      builder.value(
        decoded(value),
        paths.split(' ').filter((path) => path !== ''),
      );
    } else if (name === 'page' && end === '') {
      const { project, filing } = attributes;
      const target = { project: project === undefined ? null : Number(project) };
      builder.page(filing === undefined ? target : { ...target, filing: Number(filing) });
    } else if (isElementName(name)) {
      line = ownLine === undefined ? line : Number(ownLine);
      if (end === '') builder.open(readTag(name, attributes, { line, column: 1 }, problems));
      if (end === '/' || empty === '/') builder.close(name);
    }
  }
  const form = resolveForm(builder.form, problems);
  const { diagnostics } = problems;
  return { value: hasErrors(diagnostics) ? null : form, diagnostics };
}

/** Throws where the form is wrong. */
export function formOfMarkup(markup: string): Form {
  const { value, diagnostics } = readMarkup(markup);
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}
