/** Writes the fill-in workbook of `init --to xlsx`, blank or filled with a filing. */
import { basename, extname, resolve } from 'node:path';
import { displayName, findForm, isTableFile, readSource, selectionProblems } from '../batch/index.js';
import { type Diagnostic, errorOf, hasErrors } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import { blankProjects, fillInBook } from '../fill-in/index.js';
import type { Resources } from '../pipeline.js';
import { loadResources } from '../resources.js';
import type { FormPack } from '../template/index.js';
import type { CommandContext, ExitCode, Invocation } from './command.js';
import { endWith } from './exit-code.js';
import { endWithFile, replacing } from './give-file.js';
import { resourceFolders } from './resource-options.js';

const defaultName = '填写簿.xlsx';
const defaultForms = ['project-target'];

/** A summary's book has the forms of its members. */
const bookScopes: ReadonlySet<FormPack['scope']> = new Set(['project', 'unit', 'summary']);

export async function writeBook(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const resources = await loadResources(resourceFolders(invocation, context));
  if (resources.value === null) return endWith(resources.diagnostics, context, 1);
  const filing = await givenFiling(invocation.value('from'), resources.value, context);
  if (filing !== null && 'problems' in filing) return endWith(filing.problems, context);
  const packs = chosenPacks(invocation.list('form'), filing?.value ?? null, resources.value);
  if ('misuse' in packs) return endWith(packs.misuse, context, 2);
  const request = { packs: packs.chosen, filing: filing?.value ?? null, projects: blankProjects };
  const { value, diagnostics } = await fillInBook(request, resources.value);
  if (value === null || hasErrors(diagnostics)) return endWith(diagnostics, context, 1);
  const path = resolve(context.workingDirectory, invocation.arguments[0] ?? defaultName);
  const name = displayName(path, context.workingDirectory);
  const folders = invocation.list('templates').map((folder) => ` --templates ${folder}`);
  const next = `jibiao read ${name}${folders.join('')}`;
  const told = { zh: `写出 ${name}。填好后：${next}`, en: `wrote ${name}. When it is filled in: ${next}` };
  return endWithFile(path, value, replacing(invocation), told, context);
}

async function givenFiling(
  from: string | null,
  resources: Resources,
  { workingDirectory }: CommandContext,
): Promise<{ readonly value: Filing } | { readonly problems: readonly Diagnostic[] } | null> {
  if (from === null) return null;
  if (isTableFile(from)) return { problems: [fromTable(from)] };
  const source = { path: resolve(workingDirectory, from), name: from };
  const { value, diagnostics } = await readSource(source, resources);
  return value === null ? { problems: diagnostics } : { value };
}

/** Returns the requested packs, else those that the filing names; for a summary, those of its members. */
function chosenPacks(
  asked: readonly string[],
  filing: Filing | null,
  { packs }: Resources,
): { readonly chosen: readonly FormPack[] } | { readonly misuse: readonly Diagnostic[] } {
  const named = asked.length > 0 ? asked : (filing?.forms ?? []);
  const found = named.map((form) => findForm(form, packs));
  if (asked.length > 0 && found.includes(null))
    return { misuse: selectionProblems({ forms: asked, projects: [] }, packs) };
  const packsFound = found.filter((pack) => pack !== null);
  const without = packsFound.filter(({ scope }) => !bookScopes.has(scope));
  if (asked.length > 0 && without.length > 0) return { misuse: without.map(hasNoBook) };
  const fit = packsFound.filter(({ scope }) => scope === 'project' || scope === 'unit');
  const usual = defaultForms.flatMap((form) => packs.get(form) ?? []);
  return { chosen: fit.length > 0 ? fit : usual };
}

function hasNoBook({ id, title }: FormPack): Diagnostic {
  return errorOf(
    'cli/no-book',
    `“${title}”（${id}）没有填写簿：只有每个项目一份、每个单位一份的表有；请把它的数据写在 JSON 里，或用 jibiao preview 在页面上填`,
    `${id} has no fill-in book: only forms of projects and of the unit have one; give its data as JSON, or type it on the page (jibiao preview)`,
    { parameters: { form: id } },
  );
}

function fromTable(file: string): Diagnostic {
  const json = `${basename(file, extname(file))}.json`;
  return errorOf(
    'cli/from-a-table',
    `--from 要填报数据（JSON），不收表格文件；先读回：jibiao read ${file}，再用 --from ${json}`,
    `--from takes a filing (JSON), no table; read it first: jibiao read ${file}, then --from ${json}`,
    { file, parameters: { json } },
  );
}
