/** jibiao check: what is wrong with filings, all of it at once, before they are sent. */
import { resolve } from 'node:path';
import {
  findSources,
  planDocuments,
  readSource,
  type Selection,
  type Source,
  selectionProblems,
} from '../../batch/index.js';
import { asFinding, type Finding, runChecks } from '../../checks/index.js';
import { type Diagnostic, hasErrors } from '../../diagnostics/index.js';
import { loadPacks } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import { ConfigFinder, type FoundConfig } from '../check-config.js';
import { type CheckedFile, reportChecks, type UsedConfig } from '../check-report.js';
import { type Command, type CommandContext, type ExitCode, type Invocation, jsonOption } from '../command.js';

export const command: Command = {
  description: {
    zh: '校验填报数据：资金、日期、完整性、用语、指标、评分，一次列出全部问题；不改动数据。',
    en: 'Check filings: money, dates, completeness, wording, indicators, scores; everything at once, nothing is changed.',
  },
  arguments: {
    usage: { zh: '<文件|文件夹|通配符…>', en: '<file|folder|glob…>' },
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    form: {
      kind: 'list',
      placeholder: { zh: '<表>', en: '<id>' },
      description: {
        zh: '按此表校验，默认与 render 相同，可多次给出',
        en: 'check for this form, by default those that render makes; may be repeated',
      },
    },
    strict: {
      kind: 'flag',
      description: { zh: '有警告也以 1 退出', en: 'exit with 1 on a warning too' },
    },
    config: {
      kind: 'value',
      placeholder: { zh: '<文件>', en: '<file>' },
      description: {
        zh: '配置文件，默认为数据所在文件夹或当前文件夹的 jibiao.config.json',
        en: 'configuration, by default jibiao.config.json beside the filing or in the working directory',
      },
    },
    templates: {
      kind: 'list',
      placeholder: { zh: '<文件夹>', en: '<folder>' },
      description: { zh: '另加的表格模板', en: 'folder of further form packs' },
    },
    json: jsonOption,
  },
  examples: [
    { line: 'jibiao check 填报.json', text: { zh: '按项目列出问题', en: 'findings by project' } },
    { line: 'jibiao check 数据/ --strict --json', text: { zh: '供系统读取', en: 'for machines' } },
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const { workingDirectory } = context;
  const folders = invocation.list('templates').map((folder) => resolve(workingDirectory, folder));
  const packs = loadPacks([resolve(context.packageFolder, 'templates'), ...folders]);
  if (packs.value === null) {
    return refuse(packs.diagnostics, 1, context);
  }
  const selection: Selection = { forms: invocation.list('form'), projects: [] };
  const misuse = selectionProblems(selection, packs.value);
  if (misuse.length > 0) {
    return refuse(misuse, 2, context);
  }
  const { sources, diagnostics } = await findSources(invocation.arguments, {
    workingDirectory,
    out: resolve(workingDirectory, 'out'),
  });
  const finder = new ConfigFinder(workingDirectory, invocation.value('config'));
  const configs = await Promise.all(sources.map(({ path }) => finder.configFor(path)));
  const broken = [...new Set(configs)].flatMap((config) => config.diagnostics);
  if (hasErrors(broken)) {
    return refuse(broken, 2, context);
  }
  const files: CheckedFile[] = diagnostics.map((one) => ({
    name: one.file ?? '',
    filing: null,
    findings: [asFinding(one)],
  }));
  for (const [index, source] of sources.entries()) {
    files.push(await checkSource(source, configs[index], selection, packs.value));
  }
  return conclude(files, usedConfigs(configs), invocation, context);
}

function refuse(diagnostics: readonly Diagnostic[], exitCode: ExitCode, context: CommandContext): ExitCode {
  context.reporter.diagnostics(diagnostics);
  return exitCode;
}

async function checkSource(
  source: Source,
  config: FoundConfig | undefined,
  selection: Selection,
  packs: ReadonlyMap<string, FormPack>,
): Promise<CheckedFile> {
  const { value: filing, diagnostics } = await readSource(source);
  const own = diagnostics.map(asFinding);
  const settings = config?.settings ?? null;
  if (filing === null || settings === null) {
    return { name: source.name, filing, findings: own };
  }
  const plan = planDocuments(filing, selection, packs);
  const forms = [...new Set((plan.value ?? []).map(({ form }) => form))];
  const planned = plan.diagnostics.map((one) => asFinding({ ...one, file: source.name }));
  const findings = runChecks(filing, settings, { file: source.name, forms });
  return { name: source.name, filing, findings: [...own, ...planned, ...findings] };
}

/** Each configuration that was found, once. */
function usedConfigs(configs: readonly FoundConfig[]): readonly UsedConfig[] {
  return [...new Set(configs)].flatMap(({ name, settings }) =>
    name === null || settings === null ? [] : [{ name, settings }],
  );
}

function conclude(
  files: readonly CheckedFile[],
  configs: readonly UsedConfig[],
  invocation: Invocation,
  context: CommandContext,
): ExitCode {
  const findings = files.flatMap((file) => file.findings);
  reportChecks(files, configs, context.reporter);
  if (invocation.flag('json')) {
    context.print(`${JSON.stringify({ findings: findings.map(plainFinding) }, null, 2)}\n`);
  }
  const isStrict = invocation.flag('strict') || configs.some(({ settings }) => settings.strict);
  const failing = isStrict ? ['error', 'warning'] : ['error'];
  return findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}

function plainFinding({ code, severity, message, file, path, label, expected, actual }: Finding) {
  return { code, severity, message, file, path, label, expected, actual };
}
