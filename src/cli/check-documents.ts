/** Writes the report of each filing's findings as documents: `check --to pdf,docx`. */
import {
  displayName,
  fileNameOf,
  layOutFormats,
  makeFolder,
  nameInFormat,
  nameKey,
  notWritten,
  removeStalePages,
  writeDocument,
} from '../batch/index.js';
import { type CheckSettings, reportOf } from '../checks/index.js';
import { type Diagnostic, errorOf, systemError } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { MissingGlyphs } from '../layout/index.js';
import { layOutDocument, type Resources } from '../pipeline.js';
import { type PackSet, type ResourceFolders, withFaces } from '../resources.js';
import { type CheckedFile, reportForm } from './check-report.js';
import type { CommandContext } from './command.js';
import { writerInto, writtenLine } from './give-file.js';
import type { RenderArguments } from './render-options.js';

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
  const outName = displayName(options.out, context.workingDirectory);
  try {
    await makeFolder(options.out);
    return await writeAll(files, { options, resources, context, outName });
  } catch (error) {
    const words = ['文件夹无法写入', 'The folder cannot be written'] as const;
    const advice = { zh: '请用 --out 另选文件夹。', en: 'Choose another with --out.' };
    return [systemError('cli/unwritable-folder', error, words, { file: outName, advice })];
  }
}

interface Writing {
  readonly options: RenderArguments;
  readonly resources: Resources;
  readonly context: CommandContext;
  readonly outName: string;
}

async function writeAll(files: readonly ReportedFile[], writing: Writing): Promise<readonly Diagnostic[]> {
  const { options, resources, context, outName } = writing;
  const writer = writerInto(options.out, context);
  const tools = { resources, settings: options.settings, writer };
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
    for (const { diagnostics } of new Set(options.formats.map(laidOut))) problems.push(...diagnostics);
    for (const format of options.formats) {
      const { value: document } = laidOut(format);
      if (document === null) continue;
      const name = nameInFormat(fileNameOf(report, file.filing, packs, format.extension), format);
      const owner = owners.get(nameKey(name));
      owners.set(nameKey(name), owner ?? file.name);
      if (owner !== undefined) {
        problems.push(nameClash(file.name, name, owner));
        continue;
      }
      const written = await writeDocument(document, { format, name }, tools);
      if (written.kind !== 'written') {
        problems.push(notWritten(written, file.name));
        continue;
      }
      const names = written.files.map((one) => `${outName}/${one.file}`);
      context.reporter.line(writtenLine(written.status, names, document.pages.length));
      if (format.kind === 'pictures')
        problems.push(...(await removeStalePages(options.out, [], written.files)));
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

function nameClash(file: string, name: string, owner: string): Diagnostic {
  return errorOf(
    'cli/name-clash',
    `报告的文件名“${name}”已被 ${owner} 用了，没有写出；请分开校验到不同的文件夹。`,
    `The report's file name "${name}" is taken by ${owner}; it was not written. Check them into different folders.`,
    { parameters: { name, owner }, file },
  );
}
