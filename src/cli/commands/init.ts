/** jibiao init: writes a starter filing to edit, with the JSON Schema beside it for editors. */
import { lstat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import {
  displayName,
  findForm,
  isTaken,
  makeFolder,
  selectionProblems,
  WholeFileWriter,
  writeNewFile,
} from '../../batch/index.js';
import { type Diagnostic, systemReason } from '../../diagnostics/index.js';
import {
  type BlankFilingFacts,
  blankFiling,
  coreSchema,
  type FilingSchema,
  filingJsonSchema,
  starterFiling,
} from '../../filing/index.js';
import { loadPacks } from '../../resources.js';
import { usage } from '../arguments.js';
import type { Command, CommandContext, ExitCode, Invocation } from '../command.js';
import { existingFile, failureCode, unwritableFile } from '../exit-code.js';
import { resourceFolders, templatesOption } from '../resource-options.js';
import { wantsBook, writeBook } from '../write-book.js';

/** Ignored when a folder's filings are read; see batch/sources. */
const schemaName = 'jibiao.schema.json';
const defaultName = '填报数据.jsonc';

export const command: Command = {
  description: {
    zh: `写一份可以照着改的填报数据，旁边放上 ${schemaName} 供编辑器补全。文件名以 .json 结尾时不带说明（注释），以 .jsonc 结尾时带。`,
    en: `Write a starter filing, and ${schemaName} beside it for completion in an editor. Named .json it has no comments, named .jsonc it has.`,
  },
  arguments: { usage: { zh: `[文件]`, en: '[file]' }, least: 0, most: 1 },
  options: {
    to: {
      kind: 'value',
      placeholder: { zh: '<格式>', en: '<format>' },
      description: {
        zh: 'xlsx：写一本 Excel 填写簿，填好后用 jibiao read 读回；默认 json',
        en: 'xlsx: an Excel book to fill in, for jibiao read; default json',
      },
    },
    form: {
      kind: 'list',
      placeholder: { zh: '<表>', en: '<id>' },
      description: {
        zh: '要填的表，可多次给出；填写簿默认 project-target，数据默认按内容定',
        en: 'form to be filled in; may be repeated; by default a book has project-target, a filing what its data fit',
      },
    },
    from: {
      kind: 'value',
      placeholder: { zh: '<数据.json>', en: '<filing.json>' },
      description: { zh: '把这份数据填进填写簿', en: 'fill this filing into the book' },
    },
    unit: {
      kind: 'value',
      placeholder: { zh: '<单位>', en: '<unit>' },
      description: {
        zh: '写一份空白的：此单位、--year 的年度、--project 的第一个项目',
        en: 'a blank filing of this unit, for --year, with a first project named by --project',
      },
    },
    year: {
      kind: 'value',
      placeholder: { zh: '<年度>', en: '<year>' },
      description: { zh: '空白数据的年度', en: "the blank filing's year" },
    },
    project: {
      kind: 'value',
      placeholder: { zh: '<项目>', en: '<name>' },
      description: { zh: '第一个项目的名称', en: 'name of the first project' },
    },
    templates: templatesOption,
    force: { kind: 'flag', description: { zh: '盖掉已有的文件', en: 'overwrite an existing file' } },
  },
  examples: [
    { line: 'jibiao init', text: { zh: `写入 ${defaultName}`, en: `into ${defaultName}` } },
    {
      line: 'jibiao init --to xlsx --form project-target',
      text: { zh: '写一本填写簿', en: 'a book to fill in' },
    },
    { line: 'jibiao init 2026/甲中心.json', text: { zh: '写入此文件', en: 'into this file' } },
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  if (wantsBook(invocation)) return await writeBook(invocation, context);
  const path = resolve(context.workingDirectory, invocation.arguments[0] ?? defaultName);
  const name = displayName(path, context.workingDirectory);
  const starter = started(path, invocation, context);
  if ('problems' in starter) {
    context.reporter.diagnostics(starter.problems);
    return starter.exitCode;
  }
  try {
    await write(path, starter, invocation.flag('force'), context);
  } catch (error) {
    const status = await lstat(path).catch(() => null);
    const isFolder = status?.isDirectory() === true;
    const problem =
      status !== null && isTaken(error) && !isFolder
        ? existingFile(name)
        : unwritableFile(name, isFolder ? { zh: '这是文件夹', en: 'it is a folder' } : systemReason(error));
    context.reporter.diagnostics([problem]);
    return failureCode([problem]);
  }
  context.reporter.line({
    zh: `写出 ${name} 和 ${schemaName}。改好后：jibiao render ${quoted(name)}`,
    en: `wrote ${name} and ${schemaName}. When you have changed it: jibiao render ${quoted(name)}`,
  });
  return 0;
}

function started(path: string, invocation: Invocation, context: CommandContext): Started {
  if (invocation.value('from') !== null) return { problems: [fromWithoutBook()], exitCode: 2 };
  const facts = factsOf(invocation);
  return facts === null ? starterOf(path, invocation, context) : startOf(facts);
}

function fromWithoutBook(): Diagnostic {
  return usage(
    'from-without-book',
    '--from 只用于填写簿，请加 --to xlsx；要接着一份数据往下填，用 jibiao next。',
    '--from is for the book to fill in: add --to xlsx; `jibiao next` goes on from a filing.',
  );
}

/** What a blank filing is to say; null where the example is wanted. */
function factsOf(
  invocation: Invocation,
): (Omit<BlankFilingFacts, 'year'> & { readonly year: string | null }) | null {
  const unit = invocation.value('unit');
  if (unit === null) return null;
  const project = invocation.value('project') ?? '项目一';
  return { unit, department: null, project, year: invocation.value('year') };
}

function startOf({ year, ...facts }: NonNullable<ReturnType<typeof factsOf>>): Started {
  const isYear = /^20\d\d$/.test(year ?? '');
  const problem = usage(
    'bad-year',
    '--unit 要和 --year 一起给，如 --year 2026。',
    '--unit goes with --year, such as --year 2026.',
  );
  if (!isYear || facts.unit.trim() === '') return { problems: [problem], exitCode: 2 };
  return { text: blankFiling({ ...facts, year: Number(year) }), schema: coreSchema };
}

type Started = Starter | { readonly problems: readonly Diagnostic[]; readonly exitCode: ExitCode };

interface Starter {
  readonly text: string;
  readonly schema: FilingSchema;
}

/** Names the forms that were asked for, and knows what these declare. */
function starterOf(path: string, invocation: Invocation, context: CommandContext): Started {
  const forms = invocation.list('form');
  const { templatesFolders, setsFolder } = resourceFolders(invocation, context);
  if (forms.length === 0 && templatesFolders.length === 1)
    return { text: starterText(path, []), schema: coreSchema };
  const { value, diagnostics } = loadPacks(templatesFolders, setsFolder);
  if (value === null) return { problems: diagnostics, exitCode: failureCode(diagnostics) };
  const misuse = selectionProblems({ forms, projects: [] }, value.packs);
  if (misuse.length > 0) return { problems: misuse, exitCode: 2 };
  const ids = forms.flatMap((form) => findForm(form, value.packs)?.id ?? []);
  return { text: starterText(path, ids), schema: value.schema };
}

/** Writes the filing first: if that fails, nothing is written. */
async function write(
  path: string,
  { text, schema }: Starter,
  force: boolean,
  context: CommandContext,
): Promise<void> {
  const folder = dirname(path);
  const writer = new WholeFileWriter(folder, { process: context.processId, thread: 0 });
  await makeFolder(folder);
  if (force) await writer.write(basename(path), Buffer.from(text));
  else await writeNewFile(path, text);
  await writer.write(schemaName, Buffer.from(`${JSON.stringify(filingJsonSchema(schema), null, 2)}\n`));
}

/** Removes comments from a .json file, where editors mark them as errors. */
function starterText(path: string, forms: readonly string[]): string {
  const text = starterFiling(`./${schemaName}`, forms);
  return path.endsWith('.json') ? `${JSON.stringify(parse(text), null, 2)}\n` : text;
}

function quoted(name: string): string {
  return /[^\p{L}\p{N}._/-]/u.test(name) ? `"${name}"` : name;
}
