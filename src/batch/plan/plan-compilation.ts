/** Plans the one document that a run compiles of all its filings. */
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import { namedFile } from './file-name.js';
import { hashOf, type RunKey } from './fingerprint.js';
import type { CompiledSource, Job } from './job.js';
import { nameInFormat } from './page-names.js';
import { type FormHead, type FormSelection, findForm, type PlannedForm } from './plan-documents.js';
import type { OutputFormat } from './plan-sources.js';

interface CompilationPlanRequest {
  /** The file's name without extension. */
  readonly name: string;
  /** Id of the pack. */
  readonly form: string;
  readonly formats: readonly OutputFormat[];
  readonly runKey: RunKey;
}

/** Names the source of a compilation in manifest and messages. */
function compilationSource(name: string): string {
  return `--merge ${name}`;
}

/** Returns null if no filing has anything to compile. */
export function planCompilation(
  sources: readonly CompiledSource[],
  { name, form, formats, runKey }: CompilationPlanRequest,
): Job | null {
  const members = sources.filter(({ documents }) => documents.length > 0);
  if (members.length === 0) return null;
  const content = hashOf(...members.flatMap(({ hash, documents }) => [hash, ...documents.map(formKey)]));
  const files = formats.map((format) => ({
    format: format.id,
    file: nameInFormat(namedFile(name, format.extension), format),
    key: hashOf(runKey, form, content, format.id),
  }));
  return {
    source: { path: '', name: compilationSource(name) },
    hash: '',
    filing: null,
    documents: [{ form, project: null, files }],
    members: members.map(({ source, hash, filing, documents }) => ({ source, hash, filing, documents })),
  };
}

function formKey({ form, project }: PlannedForm): string {
  return `${form}/${project ?? ''}`;
}

/** Separates the requested forms from the pack of the compilation, by default the shipped one. */
export function chooseCompilation(
  selection: FormSelection,
  packs: ReadonlyMap<string, FormHead>,
): { readonly form: string; readonly selection: FormSelection } | { readonly misuse: readonly Diagnostic[] } {
  const isCompilation = (asked: string) => findForm(asked, packs)?.scope === 'compilation';
  const [asked, ...others] = selection.forms.filter(isCompilation);
  if (others.length > 0) return { misuse: [oneCompilationOnly] };
  const all = [...packs.values()].filter(({ scope }) => scope === 'compilation');
  const form =
    asked === undefined ? (all.find(({ id }) => id === shipped) ?? all[0]) : findForm(asked, packs);
  if (form == null) return { misuse: [noCompilation] };
  const forms = selection.forms.filter((one) => !isCompilation(one));
  return { form: form.id, selection: { ...selection, forms } };
}

const shipped = 'compilation';

const oneCompilationOnly = errorOf(
  'batch/one-compilation-only',
  '一次只能按一种表样汇编；--form 里只留一种汇编的表样',
  'one run compiles by one pack only; name a single compilation with --form',
);

const noCompilation = errorOf(
  'batch/no-compilation',
  '没有汇编用的表样（scope 为 compilation）',
  'there is no form pack of the scope compilation',
);
