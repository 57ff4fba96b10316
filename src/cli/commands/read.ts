/** jibiao read: reads filings from Excel files that people filled in, Word tables and PDF pages, and takes them out of our own PDF, Word and OFD files. */
import { parse, resolve } from 'node:path';
import { displayName, namedFile, nameKey, sourceBytes } from '../../batch/index.js';
import { type Diagnostic, errorOf, hasErrors, noteOf } from '../../diagnostics/index.js';
import { doubtDiagnostic, type ReadFiling, readBook } from '../../reading/index.js';
import { loadPacks } from '../../resources.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  type Invocation,
  jsonOption,
  valueOption,
} from '../command.js';
import { endWithJson, failureCode } from '../exit-code.js';
import { forceOption, giveFile, replacing } from '../give-file.js';
import { joinInto } from '../join-into.js';
import { resourceFolders, templatesOption } from '../resource-options.js';
import { unreadableFile } from '../source-options.js';

export const command: Command = {
  description: {
    zh: '从填好的 Excel 表（.xlsx、.xls、.ods，WPS 的 .et；系统导出的网页、XML、CSV 也行，不论名字）读回填报数据：按标签认，不按行号；没读懂的、没读到的逐格指出。Word 表格、有表格线的 PDF 也能读；绩表出的 PDF、Word、OFD 里附着数据，直接取回。',
    en: 'Read filings back from Excel files (.xlsx, .xls, .ods, .et; web pages, XML and CSV that systems export, under any name): by what labels say, not by row numbers; what is unclear or unread is named cell by cell. Word tables and PDF pages with ruled tables are read, too; PDF, Word and OFD files of ours carry their filing, which is taken out.',
  },
  arguments: { usage: { zh: '<文件…>', en: '<file…>' }, least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    out: valueOption(
      ['<文件夹>', '<folder>'],
      '写出 JSON 的文件夹，默认当前文件夹',
      'folder for the JSON files, by default this one',
    ),
    into: valueOption(
      ['<数据.json>', '<filing.json>'],
      '并入这份数据：单位、年度相同的；同名的项目换成读到的',
      'join into this filing what is of its unit and year; projects of the same name are replaced',
    ),
    force: forceOption,
    templates: templatesOption,
    json: jsonOption,
  },
  examples: [
    example('jibiao read 填好的表.xlsx', '写出 填好的表.json', 'the filing as JSON'),
    example('jibiao read 各科室/*.xls --out 数据', '每个文件一份', 'one for each file'),
    example(
      'jibiao read 表.pdf',
      '取回附在 PDF、Word、OFD 里的数据',
      'the filing attached to PDF, Word or OFD',
    ),
    example('jibiao read 表.xlsx --json', '供系统读取', 'for machines'),
  ],
  run,
};

/** A filing with the file that it was read from. */
interface FileFiling extends ReadFiling {
  readonly file: string;
}

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const packs = loadPacks(resourceFolders(invocation, context));
  const filings: FileFiling[] = [];
  const diagnostics: Diagnostic[] = [...packs.diagnostics];
  if (packs.value !== null) {
    for (const file of invocation.arguments) {
      const name = displayName(resolve(context.workingDirectory, file), context.workingDirectory);
      const read = await readFileOf(name, packs.value, context);
      filings.push(...read.filings.map((filing) => ({ file: name, ...filing })));
      diagnostics.push(...read.diagnostics);
    }
  }
  if (invocation.flag('json')) {
    const exitCode = hasErrors(diagnostics) ? failureCode(diagnostics) : 0;
    return endWithJson({ filings: filings.map(shown) }, diagnostics, invocation, context, exitCode);
  }
  const all = [...diagnostics, ...filings.flatMap(toLookAt)];
  const into = invocation.value('into');
  const failures =
    into === null || packs.value === null
      ? await writeAll(filings, invocation, context)
      : await joinInto(resolve(context.workingDirectory, into), filings, packs.value, context);
  context.reporter.diagnostics([...all, ...failures]);
  const told = [...all, ...failures];
  return hasErrors(told) ? failureCode(told) : 0;
}

/** Lists the doubts to look at; normalised spellings are only counted. */
function toLookAt({ file, doubts }: FileFiling): readonly Diagnostic[] {
  const warnings = doubts
    .filter(({ severity }) => severity === 'warning')
    .map((one) => doubtDiagnostic(one, file));
  const notes = doubts.length - warnings.length;
  return notes === 0 ? warnings : [...warnings, noted(file, notes)];
}

function noted(file: string, count: number): Diagnostic {
  return noteOf(
    'cli/read-notes',
    `另有 ${count} 条提示（按意思读的单位名称、写法，数据的范围等），逐条见 --json`,
    `${count} notes (what was read by its meaning, what the filing holds); --json lists them`,
    { parameters: { count }, file },
  );
}

function shown({ file, form, filing, doubts }: FileFiling) {
  return { file, form, filing, doubts };
}

/** Reads one file. A file without any form is an error; unrecognised parts are reported. */
async function readFileOf(name: string, resources: Parameters<typeof readBook>[1], context: CommandContext) {
  try {
    const path = resolve(context.workingDirectory, name);
    const reading = await readBook(await sourceBytes({ path }), resources);
    const doubts = reading.doubts.map((one) => doubtDiagnostic(one, name));
    const faults = reading.diagnostics.map((one) => ({ ...one, file: name }));
    const none = reading.filings.length === 0 && faults.length === 0 ? [noForm(name)] : [];
    return { filings: reading.filings, diagnostics: [...faults, ...none, ...doubts] };
  } catch (error) {
    return { filings: [], diagnostics: [unreadableFile(name, error)] };
  }
}

async function writeAll(
  filings: readonly FileFiling[],
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const out = resolve(context.workingDirectory, invocation.value('out') ?? '.');
  const names = new Set<string>();
  const failures: Diagnostic[] = [];
  for (const { file, filing, doubts } of filings) {
    const { name: stem } = parse(file);
    let name = namedFile(stem, 'json');
    for (let number = 2; names.has(nameKey(name)); number += 1) name = namedFile(stem, 'json', `-${number}`);
    names.add(nameKey(name));
    const shownName = displayName(resolve(out, name), context.workingDirectory);
    const text = `${JSON.stringify(filing, null, 2)}\n`;
    const status = await giveFile(resolve(out, name), text, replacing(invocation), context);
    if (typeof status !== 'string') {
      failures.push(status);
      continue;
    }
    const toSee = doubts.filter(({ severity }) => severity === 'warning').length;
    context.reporter.line({
      zh: toSee === 0 ? `写出 ${shownName}` : `写出 ${shownName}，有 ${toSee} 处要看一看：`,
      en: toSee === 0 ? `wrote ${shownName}` : `wrote ${shownName}; ${toSee} places to look at:`,
    });
  }
  return failures;
}

function noForm(file: string): Diagnostic {
  return errorOf(
    'cli/no-form',
    '没有找到认得的填报表；可用的表见 jibiao forms，自备的表样用 --templates',
    'no form that is known was found; `jibiao forms` lists them, --templates adds others',
    { file },
  );
}
