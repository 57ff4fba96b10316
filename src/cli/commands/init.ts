/** jibiao init: writes a starter filing to edit, with the JSON Schema beside it for editors. */
import { dirname, join, resolve } from 'node:path';
import { parse } from 'jsonc-parser';
import { displayName, findForm, selectionProblems } from '../../batch/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import {
  blankFiling,
  coreSchema,
  type FilingSchema,
  filingJsonSchema,
  starterFiling,
} from '../../filing/index.js';
import { loadPacks } from '../../resources.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  type Invocation,
  listOption,
  valueOption,
} from '../command.js';
import { endWith, failureCode } from '../exit-code.js';
import { forceOption, giveFile, replacing } from '../give-file.js';
import { formatOf, misuseOf } from '../init-options.js';
import { resourceFolders, templatesOption } from '../resource-options.js';
import { writeBook } from '../write-book.js';

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
    to: valueOption(
      ['<格式>', '<format>'],
      'json，或 xlsx：写一本 Excel 填写簿，填好后用 jibiao read 读回；默认按文件名，无文件名为 json',
      'json, or xlsx: an Excel book to fill in, for jibiao read; by default what the name says, else json',
    ),
    form: listOption(
      ['<表>', '<id>'],
      '要填的表，可多次给出；填写簿默认 project-target，数据默认按内容定',
      'form to be filled in; may be repeated; by default a book has project-target, a filing what its data fit',
    ),
    from: valueOption(
      ['<数据.json>', '<filing.json>'],
      '把这份数据填进填写簿',
      'fill this filing into the book',
    ),
    unit: valueOption(
      ['<单位>', '<unit>'],
      '写一份空白的：此单位、--year 的年度、--project 的第一个项目',
      'a blank filing of this unit, for --year, with a first project named by --project',
    ),
    year: valueOption(['<年度>', '<year>'], '空白数据的年度', "the blank filing's year"),
    project: valueOption(['<项目>', '<name>'], '第一个项目的名称', 'name of the first project'),
    templates: templatesOption,
    force: forceOption,
  },
  examples: [
    example('jibiao init', `写入 ${defaultName}`, `into ${defaultName}`),
    example('jibiao init --to xlsx --form project-target', '写一本填写簿', 'a book to fill in'),
    example('jibiao init 2026/甲中心.json', '写入此文件', 'into this file'),
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const misuse = misuseOf(invocation);
  if (misuse !== null) return endWith([misuse], context, 2);
  if (formatOf(invocation) === 'xlsx') return await writeBook(invocation, context);
  const path = resolve(context.workingDirectory, invocation.arguments[0] ?? defaultName);
  const name = displayName(path, context.workingDirectory);
  const starter = started(path, invocation, context);
  if ('problems' in starter) return endWith(starter.problems, context, starter.exitCode);
  const problem = await write(path, starter, invocation, context);
  if (problem !== null) return endWith([problem], context);
  context.reporter.line({
    zh: `写出 ${name} 和 ${schemaName}。改好后：jibiao render ${quoted(name)}`,
    en: `wrote ${name} and ${schemaName}. When you have changed it: jibiao render ${quoted(name)}`,
  });
  return 0;
}

type StarterOutcome = Starter | { readonly problems: readonly Diagnostic[]; readonly exitCode: ExitCode };

interface Starter {
  readonly text: string;
  readonly schema: FilingSchema;
}

/** Names the forms that were asked for, and knows what these declare. */
function started(path: string, invocation: Invocation, context: CommandContext): StarterOutcome {
  const asked = invocation.list('form');
  const folders = resourceFolders(invocation, context);
  if (asked.length === 0 && folders.templatesFolders.length === 1)
    return { text: textOf(path, [], invocation), schema: coreSchema };
  const { value, diagnostics } = loadPacks(folders);
  if (value === null) return { problems: diagnostics, exitCode: failureCode(diagnostics) };
  const misuse = selectionProblems({ forms: asked, projects: [] }, value.packs);
  if (misuse.length > 0) return { problems: misuse, exitCode: 2 };
  const forms = asked.flatMap((form) => findForm(form, value.packs)?.id ?? []);
  return { text: textOf(path, forms, invocation), schema: value.schema };
}

/** A filing to go on from, or a blank one of the unit, the year and the first project that are named. */
function textOf(path: string, forms: readonly string[], invocation: Invocation): string {
  const unit = invocation.value('unit');
  if (unit === null) return starterText(path, forms);
  const project = invocation.value('project') ?? '项目一';
  const facts = { unit, department: null, project, year: Number(invocation.value('year')) };
  const named = forms.length === 0 ? undefined : forms;
  return blankFiling({ ...facts, schema: `./${schemaName}`, forms: named });
}

/** Writes the filing first: if that fails, nothing is written. Returns what prevented it; null if nothing did. */
async function write(
  path: string,
  { text, schema }: Starter,
  invocation: Invocation,
  context: CommandContext,
): Promise<Diagnostic | null> {
  const status = await giveFile(path, text, replacing(invocation), context);
  if (typeof status !== 'string') return status;
  const schemaPath = join(dirname(path), schemaName);
  const schemaText = `${JSON.stringify(filingJsonSchema(schema), null, 2)}\n`;
  const beside = await giveFile(schemaPath, schemaText, () => true, context);
  return typeof beside === 'string' ? null : beside;
}

/** Removes comments from a .json file, where editors mark them as errors. */
function starterText(path: string, forms: readonly string[]): string {
  const text = starterFiling(`./${schemaName}`, forms);
  return /\.json$/i.test(path) ? `${JSON.stringify(parse(text), null, 2)}\n` : text;
}

function quoted(name: string): string {
  return /[^\p{L}\p{N}._/-]/u.test(name) ? `"${name}"` : name;
}
