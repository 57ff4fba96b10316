/** jibiao render: turns filings into forms as PDF, Word, pictures and other formats. */
import {
  type BatchOutcome,
  type BatchPlan,
  displayName,
  hashOf,
  hashPacks,
  type PlannedFiling,
  planBatch,
  runBatch,
} from '../../batch/index.js';
import { type Diagnostic, errorOf, hasErrors, type Text } from '../../diagnostics/index.js';
import type { Resources } from '../../pipeline.js';
import { loadResources } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import { ConfigFinder, checkBy } from '../check-config.js';
import type { Command, CommandContext, ExitCode, Invocation } from '../command.js';
import { buildId, chooseExecutor, type Execution, startWorkersAhead } from '../execution.js';
import { failureCode } from '../exit-code.js';
import { FilingRemarks } from '../filing-remarks.js';
import { deliver, notOneDocument, zipRun } from '../hand-over.js';
import { reportCompilation } from '../render-compilation.js';
import { packOptionProblems, readRenderOptions } from '../render-options.js';
import { type PlannedRun, reportPlan } from '../render-plan.js';
import { conclude, RenderProgress } from '../render-report.js';
import { renderSpec } from '../render-spec.js';
import { resourceFolders } from '../resource-options.js';
import { askedSources } from '../source-options.js';
import { type Temporaries, withTemporaries } from '../temporaries.js';

export const command: Command = {
  ...renderSpec,
  run: (invocation, context) =>
    withTemporaries(invocation, context, (temporaries) => run(invocation, context, temporaries)),
};

async function run(
  invocation: Invocation,
  context: CommandContext,
  temporaries: Temporaries,
): Promise<ExitCode> {
  const { workingDirectory } = context;
  const { options: given, problems } = readRenderOptions(invocation, workingDirectory);
  const stop = (diagnostics: readonly Diagnostic[], exitCode: ExitCode) => {
    const nothing = { entries: null, diagnostics, remarks: null, outName: null, files: [] };
    conclude(nothing, invocation.flag('json'), context);
    return exitCode;
  };
  if (given === null) return stop(problems, 2);
  const options = given.output === null ? given : { ...given, out: await temporaries.makeFolder() };
  const folders = resourceFolders(invocation, context);
  const { value: resources, diagnostics } = await loadResources(folders);
  if (resources === null || hasErrors(diagnostics)) return stop(diagnostics, failureCode(diagnostics));
  const asked = await askedSources(invocation, context, options.out, temporaries, resources);
  if (asked.value === null) return stop(asked.diagnostics, asked.exitCode);
  const { value: sources } = asked;
  const selection = { forms: invocation.list('form'), projects: invocation.list('project') };
  const finder = new ConfigFinder(workingDirectory, invocation.value('config'));
  const broken = await finder.problems(sources);
  if (broken.length > 0) return stop(broken, 2);
  const remarks = new FilingRemarks({
    keepsAll: invocation.flag('json'),
    isOfOne: sources.length === 1,
    isOfProjects: selection.projects.length > 0,
  });
  const inspect = async (planned: PlannedFiling) => {
    const forms = [...new Set(planned.documents.map(({ form }) => form))];
    remarks.add(planned, await checkBy(finder, planned.filing, planned.source, { forms, resources }));
  };
  const making = { folders, resources, options, context };
  const ahead = invocation.flag('plan')
    ? null
    : await startWorkersAhead(sources.length, invocation.flag('force'), making);
  try {
    const { settings, formats, merge, sameUnit, severalYears, naming } = options;
    const runKey = runKeyOf(making);
    const chosen = { sources, selection, formats, merge, sameUnit, severalYears, naming };
    const means = { runKey, normalize: settings.normalize, schema: resources.schema, inspect };
    const plan = await planBatch({ ...chosen, ...means, signal: context.signal }, resources.packs);
    if ('misuse' in plan) return stop([...asked.diagnostics, ...plan.misuse], 2);
    const misuse = packOptionProblems(settings.options, packsInUse(plan.forms, resources.packs));
    const tooMany = options.output === null ? [] : notOneDocument(plan);
    if (misuse.length + tooMany.length > 0) return stop([...misuse, ...tooMany], 2);
    const before = [...diagnostics, ...asked.diagnostics, ...plan.diagnostics];
    const execution = { ...making, ahead };
    const planned = { plan, sources, before, remarks };
    return invocation.flag('plan')
      ? await reportPlan(planned, execution, invocation)
      : await write(planned, execution, invocation);
  } finally {
    await ahead?.dismiss();
  }
}

/** Tells documents that were made otherwise: by another build, other packs, faces or settings. */
function runKeyOf({ folders, resources, options: { settings }, context }: Omit<Execution, 'ahead'>): string {
  return hashOf(
    buildId(context.packageFolder),
    hashPacks(folders.templatesFolders),
    resources.faces.fingerprint,
    JSON.stringify({ ...settings, options: Object.entries(settings.options).sort() }),
  );
}

/** Lists the packs of the run. A summary also needs the project forms, since it is made of them. */
function packsInUse(forms: readonly string[], packs: Resources['packs']): readonly FormPack[] {
  const compiles = forms.some((form) => packs.get(form)?.scope === 'summary');
  const members = compiles ? [...packs.values()].filter(({ scope }) => scope === 'project') : [];
  return [...new Set([...forms.flatMap((form) => packs.get(form) ?? []), ...members])];
}

async function write(planned: PlannedRun, execution: Execution, invocation: Invocation): Promise<ExitCode> {
  const { plan } = planned;
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
    onEntry: (entry) => {
      if (options.output === null) progress.add(entry);
    },
    executorFor: (files) => {
      const members = membersOf(plan);
      if (files > 0 && members > 0) reporter.line(compiling(members));
      return chooseExecutor(files, members, execution);
    },
  });
  try {
    return await report(outcome, planned, execution, invocation);
  } finally {
    outcome.close();
  }
}

/** Writes the zip if requested, and reports the outcome of the run. */
async function report(
  outcome: BatchOutcome,
  { plan, sources, before, remarks }: PlannedRun,
  { options, context }: Execution,
  invocation: Invocation,
): Promise<ExitCode> {
  const { entries, lost, succeeded } = outcome;
  const { output, out } = options;
  const force = invocation.flag('force');
  const handing =
    output === null
      ? await zipRun(outcome, options, force, context)
      : await deliver(outcome, out, output, force, context);
  const diagnostics = [...before, ...outcome.diagnostics, ...handing];
  const isIdle = entries.size === 0 && !hasErrors(diagnostics);
  const all = isIdle ? [...diagnostics, nothingToRender] : diagnostics;
  const outName = output === null ? displayName(out, context.workingDirectory) : null;
  const files = remarks.filesOf(sources, plan.failures);
  const told = { entries, lost, diagnostics: all, remarks, outName, files };
  conclude(told, invocation.flag('json'), context);
  if (options.merge !== null) reportCompilation(sources, entries, context);
  return succeeded && !hasErrors(all) ? 0 : failureCode([...all, ...entries.diagnostics()]);
}

function compiling(members: number): Text {
  return { zh: `正在汇编 ${members} 份数据……`, en: `compiling ${members} filings …` };
}

/** Counts the filings in all compilations. */
function membersOf({ jobs }: BatchPlan): number {
  return jobs.reduce((count, { members = [] }) => count + members.length, 0);
}

const nothingToRender = errorOf(
  'cli/nothing-to-render',
  '没有可出的表格：数据中没有项目，也没有单位整体的内容，或与所选的表格、项目不符',
  'there is nothing to render: the data have no project and no unit form, or none that was chosen',
);
