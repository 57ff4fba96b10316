/** The real filings in samples/, and every document that they give. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Filing, readFiling } from '../../src/filing/index.js';
import type { PagedDocument, ProfileId } from '../../src/layout/index.js';
import { layOutDocument, type Resources } from '../../src/pipeline.js';
import { loadResources } from '../../src/resources.js';

export interface CorpusFiling {
  readonly file: string;
  readonly filing: Filing;
}

export interface CorpusDocument extends CorpusFiling {
  readonly name: string;
  readonly form: string;
  readonly project: number | null;
  readonly options: Readonly<Record<string, string>>;
}

export const corpus: readonly CorpusFiling[] = readdirSync('samples')
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => {
    const { value } = readFiling(readFileSync(join('samples', file)), { file });
    if (value === null) throw new Error(`${file} does not load`);
    return { file, filing: value };
  });

export const projectForms = ['project-target-declaration', 'project-target'] as const;

/** Every project in both forms, and the unit's forms. */
export const singleDocuments: readonly CorpusDocument[] = corpus.flatMap(({ file, filing }) => [
  ...filing.projects.flatMap((_, project) =>
    projectForms.map((form) => ({
      name: `${file} ${form} ${project}`,
      file,
      filing,
      form,
      project,
      options: {},
    })),
  ),
  ...unitForms(filing).map((form) => ({
    name: `${file} ${form}`,
    file,
    filing,
    form,
    project: null,
    options: {},
  })),
]);

function unitForms(filing: Filing): readonly string[] {
  return [
    ...(filing.unitTarget === null ? [] : ['unit-target-declaration']),
    ...(filing.unitSelfEvaluation === null ? [] : ['unit-self-evaluation']),
  ];
}

/** Every unit's summary over either form, with and without its list. */
export const summaryDocuments: readonly CorpusDocument[] = corpus
  .filter(({ filing }) => filing.projects.length > 0)
  .flatMap(({ file, filing }) =>
    projectForms.flatMap((form) =>
      ['true', 'false'].map((list) => ({
        name: `${file} summary of ${form}, list ${list}`,
        file,
        filing,
        form: 'project-target-summary',
        project: null,
        options: { form, list },
      })),
    ),
  );

export async function corpusResources(): Promise<Resources> {
  const folders = { templatesFolders: ['templates'], fontsFolder: 'fonts', userFonts: null };
  const { value, diagnostics } = await loadResources(folders);
  if (value === null) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return value;
}

export function layOutCorpus(
  document: CorpusDocument,
  resources: Resources,
  profile: ProfileId = 'table',
): PagedDocument {
  const { value, diagnostics } = layOutDocument({ ...document, profile, missingGlyphs: 'error' }, resources);
  if (value === null)
    throw new Error(`${document.name}: ${diagnostics.map((one) => one.message).join('\n')}`);
  return value;
}
