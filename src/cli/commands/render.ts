/** jibiao render: filings in, forms out, as PDF and Word. */
import { resolve } from 'node:path';
import {
  type BatchPlan,
  displayName,
  findSources,
  hashOf,
  hashPacks,
  planBatch,
  runBatch,
  type Source,
} from '../../batch/index.js';
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/index.js';
import type { Filing } from '../../filing/index.js';
import type { Resources } from '../../pipeline.js';
import { loadResources } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import { ConfigFinder, checkBy, configOption, noNormalizeOption } from '../check-config.js';
import { type Command, type CommandContext, type ExitCode, type Invocation, jsonOption } from '../command.js';
import { buildId, chooseExecutor, type Execution } from '../execution.js';
import { packOptionProblems, readRenderOptions } from '../render-options.js';
import { conclude, RenderProgress } from '../render-report.js';

export const command: Command = {
  description: {
    zh: '由填报数据（JSON）生成表格。不写 --form 时，按数据中的 forms，或按数据的内容选表。',
    en: 'Make forms from filings (JSON). Without --form: those that the filing names, or that its data fit.',
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
        zh: '表格的标识或中文名，可多次给出',
        en: 'id or Chinese title of a form; may be repeated',
      },
    },
    project: {
      kind: 'list',
      placeholder: { zh: '<名称|序号>', en: '<name|number>' },
      description: {
        zh: '只出此项目，序号从 1 起，可多次给出',
        en: 'this project only, numbered from 1; may be repeated',
      },
    },
    to: {
      kind: 'list',
      placeholder: { zh: '<格式>', en: '<formats>' },
      description: {
        zh: '格式，用逗号分开，默认 pdf,docx',
        en: 'formats, separated by commas, default pdf,docx',
      },
    },
    out: {
      kind: 'value',
      placeholder: { zh: '<文件夹>', en: '<folder>' },
      description: { zh: '写到此文件夹，默认 out', en: 'folder to write to, default out' },
    },
    profile: {
      kind: 'value',
      placeholder: { zh: '<版式>', en: '<profile>' },
      description: {
        zh: '页面版式：table（默认）或 gbt9704',
        en: 'page profile: table (default) or gbt9704',
      },
    },
    set: {
      kind: 'list',
      placeholder: { zh: '<选项=值>', en: '<option=value>' },
      description: {
        zh: '表格的选项（见 jibiao forms），或 word=flow（Word 自行分页）、missing=substitute（缺字印作〓）',
        en: 'an option of the form (see jibiao forms), or word=flow (Word breaks pages), missing=substitute (print 〓 for what no font has)',
      },
    },
    templates: {
      kind: 'list',
      placeholder: { zh: '<文件夹>', en: '<folder>' },
      description: { zh: '另加的表格模板', en: 'folder of further form packs' },
    },
    fonts: {
      kind: 'value',
      placeholder: { zh: '<文件夹>', en: '<folder>' },
      description: { zh: '自备字体', en: "folder of the user's own fonts" },
    },
    jobs: {
      kind: 'value',
      placeholder: { zh: '<数>', en: '<number>' },
      description: {
        zh: '同时工作的线程数，默认按处理器和份数定',
        en: 'worker threads, default by processors and files',
      },
    },
    timeout: {
      kind: 'value',
      placeholder: { zh: '<秒>', en: '<seconds>' },
      description: { zh: '每份表格最多用多少秒', en: 'longest time for one document' },
    },
    force: {
      kind: 'flag',
      description: {
        zh: '全部重做，不沿用上次的结果',
        en: 'make everything anew, also what has not changed',
      },
    },
    config: configOption,
    'no-normalize': noNormalizeOption,
    json: jsonOption,
  },
  examples: [
    {
      line: 'jibiao render 填报.json',
      text: { zh: '全部表格，PDF 与 Word，写入 out/', en: 'all forms, PDF and Word, into out/' },
    },
    {
      line: 'jibiao render 填报.json --form project-target --project 3 --to pdf',
      text: { zh: '只出第三个项目的目标表', en: 'one form of the third project' },
    },
    { line: 'jibiao render 数据/ --out 结果', text: { zh: '整个文件夹', en: 'a whole folder' } },
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const { options, problems } = readRenderOptions(invocation, context.workingDirectory);
  const stop = (diagnostics: readonly Diagnostic[], exitCode: ExitCode) => {
    conclude({ entries: [], diagnostics, outName: null }, invocation.flag('json'), context);
    return exitCode;
  };
  if (options === null) return stop(problems, 2);
  const folders = {
    templatesFolders: [resolve(context.packageFolder, 'templates'), ...options.templates],
    firstFolderCheck: 'onUse',
    fontsFolder: resolve(context.packageFolder, 'fonts'),
    userFonts: options.fonts,
  };
  const { value: resources, diagnostics } = await loadResources(folders);
  if (resources === null) return stop(diagnostics, 1);
  const found = await findSources(invocation.arguments, {
    workingDirectory: context.workingDirectory,
    out: options.out,
  });
  const { profile, packOptions, wordFlow, missingGlyphs } = options;
  const normalize = !invocation.flag('no-normalize');
  const settings = { profile, options: packOptions, wordFlow, missingGlyphs, normalize };
  const selection = { forms: invocation.list('form'), projects: invocation.list('project') };
  const runKey = hashOf(
    buildId(context.packageFolder),
    hashPacks(folders.templatesFolders),
    resources.book.fingerprint,
    JSON.stringify({ ...settings, options: Object.entries(packOptions).sort() }),
  );
  const finder = new ConfigFinder(context.workingDirectory, invocation.value('config'));
  const broken = await finder.problems(found.sources);
  if (broken.length > 0) return stop(broken, 2);
  const check = (filing: Filing, source: Source, forms: readonly string[]) =>
    checkBy(finder, filing, source, forms);
  const wanted = { sources: found.sources, formats: options.formats, selection, runKey, normalize, check };
  const plan = await planBatch(wanted, resources.packs);
  if ('misuse' in plan) return stop([...found.diagnostics, ...plan.misuse], 2);
  const misuse = packOptionProblems(packOptions, packsInUse(plan.forms, resources.packs));
  if (misuse.length > 0) return stop(misuse, 2);
  const before = [...diagnostics, ...found.diagnostics, ...plan.diagnostics];
  return write(plan, before, { folders, resources, settings, options, context }, invocation);
}

/** The forms of the run; where a summary is among them, the project forms too, since it is made of these. */
function packsInUse(forms: readonly string[], packs: Resources['packs']): readonly FormPack[] {
  const compiles = forms.some((form) => packs.get(form)?.scope === 'summary');
  return [...packs.values()].filter(
    (pack) => forms.includes(pack.id) || (compiles && pack.scope === 'project'),
  );
}

async function write(
  plan: BatchPlan,
  before: readonly Diagnostic[],
  execution: Execution,
  invocation: Invocation,
): Promise<ExitCode> {
  const { options, context } = execution;
  const outName = displayName(options.out, context.workingDirectory);
  const progress = new RenderProgress(outName, context);
  const outcome = await runBatch({
    plan,
    out: options.out,
    outName,
    processId: context.processId,
    force: invocation.flag('force'),
    signal: context.signal,
    onStart: (files) => progress.begin(files),
    onEntry: (entry) => progress.add(entry),
    executorFor: (files) => chooseExecutor(files, execution),
  });
  const diagnostics = [...before, ...outcome.diagnostics];
  const isIdle = outcome.entries.length === 0 && !hasErrors(diagnostics);
  const all = isIdle ? [...diagnostics, nothingToRender()] : diagnostics;
  conclude(
    { entries: outcome.entries, diagnostics: all, findings: plan.findings, outName },
    invocation.flag('json'),
    context,
  );
  return outcome.succeeded && !hasErrors(all) ? 0 : 1;
}

function nothingToRender(): Diagnostic {
  return diagnostic({
    code: 'cli/nothing-to-render',
    severity: 'error',
    message: '没有可出的表格：数据中没有项目，也没有单位整体的内容，或与所选的表格、项目不符。',
    english:
      'There is nothing to render: the data have no project and no unit form, or none that was chosen.',
  });
}
