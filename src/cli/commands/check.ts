/** jibiao check: reports everything that is wrong with filings before they are submitted. */
import { parse } from 'node:path';
import { type FormSelection, type Source, selectionProblems, unitRemarks } from '../../batch/index.js';
import { asFinding } from '../../checks/index.js';
import { type Diagnostic, errorOf, hasErrors } from '../../diagnostics/index.js';
import { type Filing, type FilingOutline, readFiling } from '../../filing/index.js';
import { loadPacks } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import { ConfigFinder, configOption, noNormalizeOption } from '../check-config.js';
import type { ReportMeans } from '../check-documents.js';
import { reportChecks, reportForm, type UsedConfig } from '../check-report.js';
import { checkSource, type SourceCheck, unfound } from '../check-source.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  flagOption,
  type Invocation,
  jsonOption,
  listOption,
} from '../command.js';
import { documentOptions, formatIds } from '../document-options.js';
import { againstOption, earlierFilings } from '../earlier-filings.js';
import { endWithJson, failureCode } from '../exit-code.js';
import { fileSummary, jsonOutput, plainFindings } from '../json-output.js';
import { packOptionProblems, type RenderArguments, readRenderOptions } from '../render-options.js';
import { resourceFolders } from '../resource-options.js';
import { askedSources, sourceArguments, sourceOptions } from '../source-options.js';
import { spooledOf } from '../table-sources.js';
import { type Temporaries, withTemporaries } from '../temporaries.js';
import { verdictOf } from '../verdict.js';

export const command: Command = {
  description: {
    zh: '校验填报数据：资金、日期、完整性、用语、指标、评分，一次列出全部问题；不改动数据。',
    en: 'Check filings: money, dates, completeness, wording, indicators, scores; everything at once, nothing is changed.',
  },
  arguments: sourceArguments,
  options: {
    form: listOption(
      ['<表>', '<id>'],
      '按此表校验，默认与 render 相同，可多次给出',
      'check for this form, by default those that render makes; may be repeated',
    ),
    strict: flagOption('有警告也以 1 退出', 'exit with 1 on a warning too'),
    against: againstOption,
    ...documentOptions,
    to: {
      ...documentOptions.to,
      ...listOption(
        ['<格式>', '<formats>'],
        `另出校验报告，格式用逗号分开：${formatIds.zh}`,
        `write the report as documents too; formats, separated by commas: ${formatIds.en}`,
      ),
    },
    set: {
      ...documentOptions.set,
      ...listOption(
        ['<选项=值>', '<option=value>'],
        '报告的选项（见 jibiao forms），如 code=true',
        'an option of the report (see jibiao forms), such as code=true',
      ),
    },
    ...sourceOptions,
    config: configOption,
    'no-normalize': noNormalizeOption,
    json: jsonOption,
  },
  examples: [
    example('jibiao check 填报.json', '按项目列出问题', 'findings by project'),
    example(
      'jibiao check 自评.json --against 申报.json',
      '对照申报时的目标和预算',
      'against what was declared',
    ),
    example('jibiao check 数据/ --strict --json', '供系统读取', 'for machines'),
    example('jibiao check 填报.json --to pdf,docx --out 报告', '出一份校验报告', 'the report as documents'),
  ],
  run: (invocation, context) =>
    withTemporaries(invocation, context, (temporaries) => run(invocation, context, temporaries)),
};

async function run(
  invocation: Invocation,
  context: CommandContext,
  temporaries: Temporaries,
): Promise<ExitCode> {
  const { workingDirectory } = context;
  const refuse = (diagnostics: readonly Diagnostic[], exitCode = failureCode(diagnostics)) =>
    endWithJson({ files: [], findings: [] }, diagnostics, invocation, context, exitCode);
  const { options, problems } = readRenderOptions(invocation, workingDirectory);
  if (options === null) return refuse(problems, 2);
  const folders = resourceFolders(invocation, context);
  const packs = loadPacks(folders);
  if (packs.value === null) return refuse(packs.diagnostics);
  const selection: FormSelection = { forms: invocation.list('form'), projects: [] };
  const misuse = [
    ...selectionProblems(selection, packs.value.packs),
    ...setProblems(options, packs.value.packs),
  ];
  if (misuse.length > 0) return refuse(misuse, 2);
  const asked = await askedSources(invocation, context, options.out, temporaries, packs.value);
  if (asked.value === null) return refuse(asked.diagnostics, asked.exitCode);
  const { value: sources, diagnostics } = asked;
  const earlier = await earlierFilings(invocation, context, packs.value.schema);
  if (earlier.value === null) return refuse(earlier.diagnostics);
  const means = {
    selection,
    packSet: packs.value,
    normalize: options.settings.normalize,
    earlierOf: earlier.value,
  };
  const finder = new ConfigFinder(workingDirectory, invocation.value('config'));
  const spooled = (one: Diagnostic) => spooledOf(one, sources);
  const files: SourceCheck[] = diagnostics.filter((one) => spooled(one) === null).map(unfound);
  for (const source of sources) {
    const config = await finder.configFor(source);
    if (config.settings === null) return refuse(config.diagnostics, 2);
    const by = { source, config: config.name, settings: config.settings };
    const checked = await checkSource(source, by.settings, means);
    const doubts = diagnostics.filter((one) => spooled(one) === source).map((one) => asFinding(one));
    files.push({ ...by, ...checked, findings: [...doubts, ...checked.findings] });
  }
  const checked = withUnitRemarks(files);
  const wantsDocuments = invocation.list('to').length > 0 || invocation.value('out') !== null;
  const documents = wantsDocuments ? { options, packSet: packs.value, folders } : null;
  return conclude(checked, documents, invocation, context);
}

/** Adds findings about the filings as a set: repeated units, a year that few others have. */
function withUnitRemarks(files: readonly SourceCheck[]): readonly SourceCheck[] {
  const units = files.flatMap(({ source, filing }) =>
    source === null || filing === null ? [] : [{ source, unit: filing.unit.name, year: String(filing.year) }],
  );
  const remarks = unitRemarks(units).map((one) => asFinding(one));
  if (remarks.length === 0) return files;
  return files.map((file) => ({
    ...file,
    findings: [...file.findings, ...remarks.filter((one) => one.file === file.name)],
  }));
}

/** Reports options of --set that the report's form does not know or accept. */
function setProblems(options: RenderArguments, packs: ReadonlyMap<string, FormPack>): readonly Diagnostic[] {
  const report = packs.get(reportForm);
  return packOptionProblems(options.settings.options, report === undefined ? [] : [report]);
}

/** Lists the configurations in use, without duplicates. */
function usedConfigs(files: readonly SourceCheck[]): readonly UsedConfig[] {
  const used = new Map<string, UsedConfig>();
  for (const { config: name, settings } of files) if (name !== null) used.set(name, { name, settings });
  return [...used.values()];
}

/** Prints the result. `documents`: null if none are wanted. */
async function conclude(
  files: readonly SourceCheck[],
  documents: ReportMeans | null,
  invocation: Invocation,
  context: CommandContext,
): Promise<ExitCode> {
  const findings = files.flatMap((file) => file.findings);
  const isJson = invocation.flag('json');
  const isStrict = invocation.flag('strict') || files.some(({ settings }) => settings.strict);
  const reporter = isJson ? context.reporter : context.report;
  reportChecks(files, usedConfigs(files), reporter);
  const problems = documents === null ? [] : await writeDocuments(files, documents, context);
  context.reporter.diagnostics(problems);
  const { ready, ...verdict } = verdictOf(files, isStrict);
  reporter.line(verdict);
  if (isJson) {
    const shown = findings.filter(({ severity }) => context.report.tells(severity));
    const summaries = files.flatMap(({ source, outline, filing, findings: own }) =>
      source === null ? [] : [fileSummary(source.name, outline, filing, own)],
    );
    const members = { files: summaries, findings: plainFindings(shown) };
    const said = { ready, message: verdict.zh, english: verdict.en };
    context.print(jsonOutput({ ...members, diagnostics: plainFindings(problems), verdict: said }));
  }
  const failing = isStrict ? ['error', 'warning'] : ['error'];
  if (hasErrors(problems)) return failureCode(problems);
  if (!findings.some(({ severity }) => failing.includes(severity))) return 0;
  return failureCode(findings);
}

/** Loads faces and packs, and writes the documents; called only if documents are wanted. */
async function writeDocuments(
  files: readonly SourceCheck[],
  wanted: ReportMeans,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const { writeReports } = await import('../check-documents.js');
  const years = files.flatMap(({ outline }) => outline.year ?? []);
  const unnamed: Diagnostic[] = [];
  const told = files.flatMap((file) => {
    if (file.source === null) return [];
    const filing = file.filing ?? unreadableAsFiling(file.source, file.outline, years);
    if (filing === null) unnamed.push(withoutYear(file.source));
    return filing === null ? [] : [{ ...file, filing }];
  });
  return [...unnamed, ...(await writeReports(told, wanted, context))];
}

function withoutYear({ name }: Source): Diagnostic {
  return errorOf(
    'cli/no-report',
    '看不出是哪一年度的数据，没有写校验报告；请改正上面的错误，或把年度写进文件名（如 甲单位-2026.json）',
    'no year can be read, so no report was written; mend the errors above, or write the year into the file name',
    { file: name },
  );
}

/**
 * Makes a substitute for a file that is no valid filing, so that a report can name it: its unit and year if they can be
 * read, else the file's name and the other files' year. null if no year is known.
 */
function unreadableAsFiling(
  { name }: Source,
  { unit, year }: FilingOutline,
  others: readonly number[],
): Filing | null {
  const stem = parse(name).name;
  const ofName = /(?:^|\D)(20\d\d)(?:\D|$)/.exec(stem)?.[1];
  const filing = {
    year: year ?? (ofName === undefined ? others[0] : Number(ofName)),
    unit: { name: unit.name ?? stem },
  };
  return readFiling(Buffer.from(JSON.stringify(filing)), { file: name }).value;
}
