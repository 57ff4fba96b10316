/** jibiao blank: the empty official form, to be printed and filled in by hand or in Word. */
import { join } from 'node:path';
import { findForm, layOutFormats, namedFile, nameInFormat, selectionProblems } from '../../batch/index.js';
import { type Diagnostic, hasErrors, type Result } from '../../diagnostics/index.js';
import { blankProjects, fillInBook } from '../../fill-in/index.js';
import type { PagedDocument } from '../../layout/index.js';
import { layOutBlank, type Resources } from '../../pipeline.js';
import type { Format } from '../../render/index.js';
import { loadResources } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  type Invocation,
  jsonOption,
} from '../command.js';
import { documentOptions } from '../document-options.js';
import { endWithJson, failureCode } from '../exit-code.js';
import { giveFile, writtenLine } from '../give-file.js';
import { packOptionProblems, readRenderOptions } from '../render-options.js';
import { resourceFolders } from '../resource-options.js';
import { outProblem, pathInOut, type Writing, writeTold } from '../write-told.js';

export const command: Command = {
  description: {
    zh: '生成空白表，供打印或手工填写；Excel（--to xlsx）是可填的填写簿，填好后用 jibiao read 读回。',
    en: 'Make a blank form, to print or to fill in by hand; as Excel (--to xlsx) a book to fill in, for jibiao read.',
  },
  arguments: { usage: { zh: '<表>', en: '<form>' }, least: 1, most: 1 },
  options: {
    ...documentOptions,
    json: jsonOption,
  },
  examples: [
    example('jibiao blank project-target', '空白的财政项目支出绩效目标表', 'the blank project-target form'),
    example(
      'jibiao blank 财政项目支出绩效目标表 --to docx --set signature=true',
      '只要 Word，带签章栏',
      'Word only, with a signature block',
    ),
  ],
  run,
};

/** A file of the blank form, as --json prints it. */
interface BlankFile {
  readonly form: string;
  readonly format: string;
  /** Path relative to the working directory. */
  readonly file: string;
  /** Number of pages; 1 for a picture. */
  readonly pages: number;
  readonly status: 'written' | 'unchanged';
}

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const stop = (diagnostics: readonly Diagnostic[], exitCode: ExitCode, files: readonly BlankFile[] = []) =>
    endWithJson({ documents: files }, diagnostics, invocation, context, exitCode);
  const { options, problems } = readRenderOptions(invocation, context.workingDirectory);
  if (options === null) return stop(problems, 2);
  const resources = await loadResources(resourceFolders(invocation, context, invocation.arguments));
  if (resources.value === null) return stop(resources.diagnostics, 1);
  const [asked = ''] = invocation.arguments;
  const { packs } = resources.value;
  const pack = findForm(asked, packs);
  if (pack === null) return stop(selectionProblems({ forms: [asked], projects: [] }, packs), 2);
  const misuse = packOptionProblems(options.settings.options, [pack]);
  if (misuse.length > 0) return stop(misuse, 2);
  const { settings } = options;
  const loaded = resources.value;
  const laidOut = layOutFormats(
    (missing) => layOutBlank({ ...settings, form: pack.id, missingGlyphs: missing }, loaded),
    settings.missingGlyphs,
    options.formats,
  );
  const results = new Set(options.formats.map(laidOut));
  const layout = [...results].flatMap(({ diagnostics }) => diagnostics);
  const before = [...resources.diagnostics, ...layout];
  if ([...results].every(({ value }) => value === null)) return stop(before, pack.blank === null ? 2 : 1);
  const { files, failures } = await write(laidOut, pack, { options, resources: loaded, context });
  const errors = [...layout, ...failures];
  return stop([...before, ...failures], hasErrors(errors) ? failureCode(errors) : 0, files);
}

async function write(
  laidOut: (format: Format) => Result<PagedDocument>,
  pack: FormPack,
  writing: Writing,
): Promise<{ readonly files: readonly BlankFile[]; readonly failures: readonly Diagnostic[] }> {
  const { options, resources, context } = writing;
  const problem = await outProblem(writing);
  if (problem !== null) return { files: [], failures: [problem] };
  const files: BlankFile[] = [];
  const failures: Diagnostic[] = [];
  for (const format of options.formats) {
    const { value: document } = laidOut(format);
    if (document === null) continue;
    const { length: pages } = document.pages;
    const name = blankFileName(pack, format);
    const each = { form: pack.id, format: format.id, pages: format.kind === 'pictures' ? 1 : pages };
    const book = format.id === 'xlsx' ? await blankBook(pack, resources) : null;
    if (book === null) {
      const { files: written, status, problems } = await writeTold(document, format, name, writing);
      failures.push(...problems);
      if (status !== null) files.push(...written.map((file) => ({ ...each, file, status })));
      continue;
    }
    const status = await giveFile(join(options.out, name), book, () => true, context);
    if (typeof status !== 'string') failures.push(status);
    else {
      const file = pathInOut(name, writing);
      files.push({ ...each, file, status });
      context.reporter.line(writtenLine(status, [file], pages));
    }
  }
  return { files, failures };
}

/** Makes the fill-in workbook of a form of the unit or of projects; null for other forms. */
async function blankBook(pack: FormPack, resources: Resources): Promise<Uint8Array | null> {
  if (pack.scope !== 'project' && pack.scope !== 'unit') return null;
  return (await fillInBook({ packs: [pack], filing: null, projects: blankProjects }, resources)).value;
}

function blankFileName(pack: FormPack, format: Format): string {
  return nameInFormat(namedFile(`空白-${pack.title}`, format.extension), format);
}
