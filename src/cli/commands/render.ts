/** jibiao render: filings in, forms out, as PDF, Word and pictures. */
import {
  type BatchOutcome,
  type BatchPlan,
  displayName,
  findSources,
  hashOf,
  hashPacks,
  type PlannedFiling,
  planBatch,
  runBatch,
  type Source,
} from '../../batch/index.js';
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/index.js';
import type { Resources } from '../../pipeline.js';
import { loadResources } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import { ConfigFinder, checkBy } from '../check-config.js';
import type { Command, CommandContext, ExitCode, Invocation } from '../command.js';
import { buildId, chooseExecutor, type Execution, startWorkersAhead } from '../execution.js';
import { FilingRemarks } from '../filing-remarks.js';
import { reportCompilation } from '../render-compilation.js';
import { packOptionProblems, readRenderOptions } from '../render-options.js';
import { reportPlan } from '../render-plan.js';
import { conclude, RenderProgress } from '../render-report.js';
import { renderSpec } from '../render-spec.js';
import { resourceFolders } from '../resource-options.js';
import { type StandardInput, withStandardInput } from '../standard-input.js';
import { type ReadTables, withTableSources } from '../table-sources.js';
import type { Text } from '../text.js';
import { zipRun } from '../zip-run.js';

export const command: Command = {
  ...renderSpec,
  run: (invocation, context) =>
    withStandardInput(context, (standardInput) =>
      withTableSources((readTables) => run(invocation, context, standardInput, readTables)),
    ),
};

async function run(
  invocation: Invocation,
  context: CommandContext,
  standardInput: StandardInput,
  readTables: ReadTables,
): Promise<ExitCode> {
  const { workingDirectory, packageFolder } = context;
  const { options, problems } = readRenderOptions(invocation, workingDirectory);
  const stop = (diagnostics: readonly Diagnostic[], exitCode: ExitCode) => {
    conclude({ entries: null, diagnostics, remarks: null, outName: null }, invocation.flag('json'), context);
    return exitCode;
  };
  if (options === null) return stop(problems, 2);
  const folders = resourceFolders(invocation, context);
  const { value: resources, diagnostics } = await loadResources(folders);
  if (resources === null || hasErrors(diagnostics)) return stop(diagnostics, 1);
  const search = { workingDirectory, out: options.out, standardInput };
  const named = await findSources(invocation.arguments, search);
  const tables = await readTables(named.sources, resources);
  const found = { sources: tables.sources, diagnostics: [...named.diagnostics, ...tables.diagnostics] };
  const { profile, packOptions, rendering, dpi, missingGlyphs, fit } = options;
  const normalize = !invocation.flag('no-normalize');
  const settings = { profile, options: packOptions, ...rendering, dpi, missingGlyphs, fit, normalize };
  const selection = { forms: invocation.list('form'), projects: invocation.list('project') };
  const runKey = hashOf(
    buildId(packageFolder),
    hashPacks(folders.templatesFolders),
    resources.faces.fingerprint,
    JSON.stringify({ ...settings, options: Object.entries(packOptions).sort() }),
  );
  const finder = new ConfigFinder(workingDirectory, invocation.value('config'));
  const broken = await finder.problems(found.sources);
  if (broken.length > 0) return stop(broken, 2);
  const remarks = new FilingRemarks({
    keepsAll: invocation.flag('json'),
    isOfOne: found.sources.length === 1,
    isOfProjects: selection.projects.length > 0,
  });
  const inspect = async (planned: PlannedFiling) => {
    const forms = [...new Set(planned.documents.map(({ form }) => form))];
    remarks.add(planned, await checkBy(finder, planned.filing, planned.source, { forms, resources }));
  };
  const { sources } = found;
  const { signal } = context;
  const { formats, merge, sameUnit, severalYears } = options;
  const chosen = { selection, merge, sameUnit, severalYears };
  const { schema } = resources;
  const wanted = { sources, formats, ...chosen, runKey, normalize, schema, signal, inspect };
  const making = { folders, resources, settings, options, context };
  const ahead = invocation.flag('plan')
    ? null
    : await startWorkersAhead(sources.length, invocation.flag('force'), making);
  try {
    const plan = await planBatch(wanted, resources.packs);
    if ('misuse' in plan) return stop([...found.diagnostics, ...plan.misuse], 2);
    const misuse = packOptionProblems(packOptions, packsInUse(plan.forms, resources.packs));
    if (misuse.length > 0) return stop(misuse, 2);
    const before = [...diagnostics, ...found.diagnostics, ...plan.diagnostics];
    const execution = { ...making, ahead };
    return invocation.flag('plan')
      ? await reportPlan(plan, before, remarks, execution, invocation)
      : await write(plan, sources, before, remarks, execution, invocation);
  } finally {
    await ahead?.dismiss();
  }
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
  sources: readonly Source[],
  before: readonly Diagnostic[],
  remarks: FilingRemarks,
  execution: Execution,
  invocation: Invocation,
): Promise<ExitCode> {
  const { options, context } = execution;
  const { reporter } = context;
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
    executorFor: (files) => {
      const members = membersOf(plan);
      if (files > 0 && members > 0) reporter.line(compiling(members));
      return chooseExecutor(files, members, execution);
    },
  });
  try {
    return await report(outcome, sources, before, remarks, execution, invocation);
  } finally {
    outcome.close();
  }
}

/** Packs what was made where that is asked for, and says what came of the run. */
async function report(
  outcome: BatchOutcome,
  sources: readonly Source[],
  before: readonly Diagnostic[],
  remarks: FilingRemarks,
  { options, context }: Execution,
  invocation: Invocation,
): Promise<ExitCode> {
  const { entries, lost, succeeded } = outcome;
  const zipping = await zipRun(outcome, options, context);
  const diagnostics = [...before, ...outcome.diagnostics, ...zipping];
  const isIdle = entries.size === 0 && !hasErrors(diagnostics);
  const all = isIdle ? [...diagnostics, nothingToRender()] : diagnostics;
  const outName = displayName(options.out, context.workingDirectory);
  conclude({ entries, lost, diagnostics: all, remarks, outName }, invocation.flag('json'), context);
  if (options.merge !== null) reportCompilation(sources, entries, context);
  return succeeded && !hasErrors(all) ? 0 : 1;
}

function compiling(members: number): Text {
  return { zh: `正在汇编 ${members} 份数据……`, en: `compiling ${members} filings …` };
}

/** Filings of the compilations. */
function membersOf({ jobs }: BatchPlan): number {
  return jobs.reduce((count, { members = [] }) => count + members.length, 0);
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
