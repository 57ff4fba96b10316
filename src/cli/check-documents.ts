/** Writes the report of each filing's findings as documents: `check --to pdf,docx`. */
import { fileNameOf, layOutFormats, nameInFormat, nameKey } from '../batch/index.js';
import { type CheckSettings, reportOf } from '../checks/index.js';
import { type Diagnostic, errorOf } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { MissingGlyphs } from '../layout/index.js';
import { layOutDocument } from '../pipeline.js';
import { type PackSet, type ResourceFolders, withFaces } from '../resources.js';
import { type CheckedFile, reportForm } from './check-report.js';
import type { CommandContext } from './command.js';
import type { RenderArguments } from './render-options.js';
import { outProblem, type Writing, writeTold } from './write-told.js';

interface ReportedFile extends CheckedFile {
  readonly filing: Filing;
  readonly settings: CheckSettings;
  /** The configuration's name in messages; null without one. */
  readonly config: string | null;
}

/** What reports are made with: options, loaded packs, and the folders of faces. */
export interface ReportMeans {
  readonly options: RenderArguments;
  readonly packSet: PackSet;
  readonly folders: ResourceFolders;
}

/** Returns what prevented documents from being written; empty if all were. */
export async function writeReports(
  files: readonly ReportedFile[],
  { options, packSet, folders }: ReportMeans,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const { value: resources, diagnostics } = await withFaces(packSet, folders);
  if (resources === null) return diagnostics;
  const writing = { options, resources, context };
  const problem = await outProblem(writing);
  return problem === null ? await writeAll(files, writing) : [problem];
}

async function writeAll(files: readonly ReportedFile[], writing: Writing): Promise<readonly Diagnostic[]> {
  const { options, resources } = writing;
  const { packs } = resources;
  const report = { form: reportForm, project: null };
  const owners = new Map<string, string>();
  const problems: Diagnostic[] = [];
  for (const file of files) {
    const laidOut = layOutFormats(
      (missingGlyphs) => layOut(file, missingGlyphs, writing),
      options.settings.missingGlyphs,
      options.formats,
    );
    for (const { diagnostics } of new Set(options.formats.map(laidOut)))
      problems.push(...diagnostics.map((one) => placed(one, file)));
    for (const format of options.formats) {
      const { value: document } = laidOut(format);
      if (document === null) continue;
      const name = nameInFormat(fileNameOf(report, file.filing, packs, format.extension), format);
      const owner = owners.get(nameKey(name));
      owners.set(nameKey(name), owner ?? file.name);
      if (owner !== undefined) problems.push(nameClash(file.name, name, owner));
      else problems.push(...(await writeTold(document, format, name, writing, file.name)).problems);
    }
  }
  return problems;
}

function layOut(
  { filing, outline, findings, settings, config, name }: ReportedFile,
  missingGlyphs: MissingGlyphs,
  { options, resources }: Writing,
) {
  return layOutDocument(
    {
      filing,
      file: name,
      form: reportForm,
      project: null,
      ...options.settings,
      missingGlyphs,
      report: reportOf(findings, outline, settings, config ?? undefined),
    },
    resources,
  );
}

function placed(one: Diagnostic, { positionOf }: CheckedFile): Diagnostic {
  return { ...one, position: one.position ?? (one.path === null ? null : positionOf(one.path)) };
}

function nameClash(file: string, name: string, owner: string): Diagnostic {
  return errorOf(
    'cli/name-clash',
    `报告的文件名“${name}”已被 ${owner} 用了，没有写出；请分开校验到不同的文件夹`,
    `the report's file name "${name}" is taken by ${owner}; it was not written. Check them into different folders`,
    { parameters: { name, owner }, file },
  );
}
