/** Packs and filings for the tests of this room. */

import { readdirSync, readFileSync } from 'node:fs';
import { type Filing, readFiling } from '../../src/filing/index.js';
import type { Form, Span } from '../../src/model/index.js';
import {
  contextFor,
  type FormPack,
  type FormSubject,
  fillForm,
  loadPack,
  readOptions,
} from '../../src/template/index.js';
import { usualDefinition } from '../own-pack.js';

const templates = new URL('../../templates/', import.meta.url);
const samples = new URL('../../samples/', import.meta.url);

export const packIds: readonly string[] = readdirSync(templates).sort();
export const sampleNames: readonly string[] = readdirSync(samples).sort();

export function sampleJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, samples), 'utf8'));
}

export function sample(name: string): Filing {
  return filingOf(sampleJson(name));
}

export function filingOf(value: unknown): Filing {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const read = readFiling(bytes, { file: 'a.json' });
  if (read.value === null)
    throw new Error(read.diagnostics.map(({ path, message }) => `${path} ${message}`).join('\n'));
  return read.value;
}

/** A filing of one project with the given parts. */
export function withProject(project: object, unit: object = {}): Filing {
  return filingOf({ year: 2024, unit: { name: '某中心', ...unit }, projects: [{ name: '甲', ...project }] });
}

export function shippedPack(id: string): FormPack {
  const read = (file: string) => readFileSync(new URL(`${id}/${file}`, templates));
  return loaded(
    loadPack({ folder: `templates/${id}`, formJson: read('form.json'), formHbs: read('form.hbs') }),
  );
}

export const definition = { ...usualDefinition, id: 'trial', title: '试表', scope: 'project' };

/** A pack of one's own: its template, and what differs from the definition above. */
export function trial(
  template: string,
  changes: object = {},
  includes: Readonly<Record<string, string>> = {},
) {
  const encode = (text: string) => new TextEncoder().encode(text);
  return loadPack({
    folder: '/packs/trial',
    formJson: encode(JSON.stringify({ ...definition, ...changes })),
    formHbs: encode(template),
    includes: new Map(Object.entries(includes).map(([name, text]) => [name, encode(text)])),
  });
}

export function trialPack(template: string, changes: object = {}): FormPack {
  return loaded(trial(template, changes));
}

function loaded(result: ReturnType<typeof loadPack>): FormPack {
  if (result.value === null) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.value;
}

export function fill(
  pack: FormPack,
  filing: Filing,
  subject: FormSubject = { scope: 'project', project: 0 },
  settings: Readonly<Record<string, string>> = {},
) {
  const options = readOptions(pack, settings);
  if (options.value === null) throw new Error(options.diagnostics.map(({ message }) => message).join('\n'));
  return fillForm(pack, contextFor(filing, subject, pack, options.value));
}

/** What a trial template prints in a paragraph, line by line: `<v s="paths">…</v>` is data, `<page …/>` a page number. */
export function print(
  template: string,
  filing: Filing,
  changes: object = {},
  subject?: FormSubject,
): string | null {
  const { value } = fill(trialPack(inParagraph(template), changes), filing, subject);
  return value === null ? null : printed(value);
}

/** A whole template around what is printed; what is printed begins on line 2. */
export function inParagraph(template: string): string {
  return `<form title="t"><p class="body">\n${template}</p></form>`;
}

/** The words of a form's paragraphs and titles. */
export function printed({ blocks }: Form): string {
  const lines = blocks.flatMap((block) => ('paragraphs' in block ? block.paragraphs : []));
  return lines.map(({ spans }) => spans.map(printedSpan).join('')).join('\n');
}

function printedSpan(span: Span): string {
  if (span.kind === 'text') {
    return span.sources.length === 0 ? span.text : `<v s="${span.sources.join(' ')}">${span.text}</v>`;
  }
  const { project, filing } = span;
  return filing === undefined ? `<page project="${project}"/>` : `<page filing="${filing}"/>`;
}

export function formOf(
  pack: FormPack,
  filing: Filing,
  subject?: FormSubject,
  settings?: Readonly<Record<string, string>>,
): Form {
  const { value, diagnostics } = fill(pack, filing, subject, settings);
  if (value === null || diagnostics.some(({ code }) => code !== 'template/no-box')) {
    throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  }
  return value;
}
