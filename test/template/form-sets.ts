/** Documents of the sets of packs that are declared by data alone: the Ministry's and three provinces', filled, blank and long. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFiling } from '../../src/filing/index.js';
import type { PagedDocument } from '../../src/layout/index.js';
import { layOutBlank, layOutDocument, type Resources } from '../../src/pipeline.js';
import { loadResources } from '../../src/resources.js';

interface FormSet {
  readonly folder: string;
  /** A filing that fills all forms of the set. */
  readonly filing: string;
}

export const formSets: readonly FormSet[] = [
  { folder: 'packs/mof', filing: 'test/template/mof.json' },
  { folder: 'test/template/provincial', filing: 'test/template/provincial/filling.json' },
];

export function formIds({ folder }: FormSet): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Throws where a pack or its fields are wrong. */
export async function resourcesOf({ folder }: FormSet): Promise<Resources> {
  const folders = { templatesFolders: ['templates', folder], fontsFolder: 'fonts', userFonts: null };
  const { value, diagnostics } = await loadResources(folders);
  if (value === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export interface SetDocument {
  readonly form: string;
  readonly kind: 'filled' | 'blank' | 'long';
  readonly document: PagedDocument;
}

/** Throws where one cannot be made. */
export function setDocuments(set: FormSet, resources: Resources): readonly SetDocument[] {
  const text = readFileSync(set.filing, 'utf8');
  return formIds(set).flatMap((form): readonly SetDocument[] => [
    { form, kind: 'filled', document: documentOf(form, text, resources) },
    { form, kind: 'blank', document: blankOf(form, resources) },
    { form, kind: 'long', document: documentOf(form, longText(text), resources) },
  ]);
}

const usual = { options: {}, profile: 'table', missingGlyphs: 'error' } as const;

function documentOf(form: string, text: string, resources: Resources): PagedDocument {
  const read = readFiling(new TextEncoder().encode(text), { file: 'a.json', resources });
  if (read.value === null) throw new Error(JSON.stringify(read.diagnostics));
  const project = resources.packs.get(form)?.scope === 'project' ? 0 : null;
  const made = layOutDocument({ ...usual, form, filing: read.value, file: 'a.json', project }, resources);
  if (made.value === null) throw new Error(JSON.stringify(made.diagnostics));
  return made.value;
}

function blankOf(form: string, resources: Resources): PagedDocument {
  const { value, diagnostics } = layOutBlank({ ...usual, form }, resources);
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const words = '做到有人管、有钱管、有制度管，及时修复损毁的沟渠、机井和田间道路；'.repeat(3);

/** Texts of sentences grow six times, lists to fourteen entries for each that is there. */
function longText(text: string): string {
  const grow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((one) => Array.from({ length: 14 }, () => grow(one)));
    if (typeof value === 'string')
      return value.length > 6 && /[，。；、]/u.test(value) ? `${value}${words}` : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, grow(part)]));
  };
  const { projects, ...rest } = JSON.parse(text);
  return JSON.stringify({ ...Object(grow(rest)), projects: projects.map((one: unknown) => grow(one)) });
}
