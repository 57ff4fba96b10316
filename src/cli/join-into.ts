/** `read --into`: joins what was read into a filing of the same unit and year. */
import { displayName, sourceBytes } from '../batch/index.js';
import { type Diagnostic, errorOf } from '../diagnostics/index.js';
import { readFiling } from '../filing/index.js';
import { isRecord } from '../json/index.js';
import type { FilingJson } from '../reading/index.js';
import type { PackSet } from '../resources.js';
import type { CommandContext } from './command.js';
import { giveFile } from './give-file.js';
import { unreadableFile } from './source-options.js';

interface ReadFile {
  readonly file: string;
  readonly filing: FilingJson;
}

export async function joinInto(
  path: string,
  filings: readonly ReadFile[],
  resources: PackSet,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const name = displayName(path, context.workingDirectory);
  const bytes = await sourceBytes({ path }).catch((error: unknown) => unreadableFile(name, error));
  if (!(bytes instanceof Uint8Array)) return [bytes];
  const { value, diagnostics } = readFiling(bytes, { file: name, resources });
  if (value === null) return diagnostics;
  const given = plainJson(bytes);
  if (given === null) return [notPlain(name)];
  const failures: Diagnostic[] = [];
  let joined = given;
  for (const { file, filing } of filings) {
    const next = join(joined, filing, value.year, value.unit.name);
    if (next === null) failures.push(ofAnother(name, file));
    else joined = next;
  }
  if (joined !== given) {
    const text = `${JSON.stringify(joined, null, 2)}\n`;
    const status = await giveFile(path, text, () => true, context);
    if (typeof status !== 'string') return [...failures, status];
    context.reporter.line({ zh: `已并入 ${name}`, en: `joined into ${name}` });
  }
  return failures;
}

function notPlain(file: string): Diagnostic {
  return errorOf(
    'cli/not-joined',
    '有注释或不是标准的 JSON，并入会丢掉它们；请先另存为 .json',
    'has comments or is no plain JSON, which joining would lose; save it as .json first',
    { file },
  );
}

function ofAnother(into: string, file: string): Diagnostic {
  return errorOf(
    'cli/not-joined',
    `年度或单位与 ${into} 不同，没有并入`,
    `its year or unit is not that of ${into}, so it was not joined`,
    { parameters: { into }, file },
  );
}

function plainJson(bytes: Uint8Array): FilingJson | null {
  try {
    const parsed: unknown = JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/u, ''),
    );
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Puts what was read over projects of the same name, adds the others, and takes the unit's own forms if they were read. */
function join(into: FilingJson, read: FilingJson, year: number, unit: string): FilingJson | null {
  const name = isRecord(read.unit) ? read.unit.name : null;
  if (read.year !== year || (typeof name === 'string' && name !== unit)) return null;
  const projects = listOf(into.projects);
  for (const project of listOf(read.projects)) {
    const at = projects.findIndex((one) => nameOf(one) !== null && nameOf(one) === nameOf(project));
    if (at < 0) projects.push(project);
    else projects[at] = overlaid(projects[at], project);
  }
  const { year: _year, unit: _unit, forms: _forms, projects: _projects, ...others } = read;
  const own = Object.entries(others).filter(([, value]) => value !== null && value !== undefined);
  const parts = own.map(([key, value]) => [key, overlaid(into[key], value)] as const);
  return { ...into, ...(projects.length > 0 && { projects }), ...Object.fromEntries(parts) };
}

/** Keeps what a form does not print: of an object only the keys that were read are replaced. */
function overlaid(old: unknown, read: unknown): unknown {
  if (!isRecord(old) || !isRecord(read)) return read;
  const parts = Object.entries(read).map(([key, value]) => [key, overlaid(old[key], value)] as const);
  return { ...old, ...Object.fromEntries(parts) };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : [];
}

function nameOf(project: unknown): unknown {
  return isRecord(project) ? (project.name ?? null) : null;
}
