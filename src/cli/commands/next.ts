/** jibiao next: starts the data of the year's next stage from an earlier filing. */
import { basename, dirname, parse, resolve } from 'node:path';
import {
  displayName,
  findForm,
  isFilingName,
  namedFile,
  readSource,
  selectionProblems,
} from '../../batch/index.js';
import { declaredScores, suggestedScores } from '../../checks/index.js';
import { unknownName } from '../../diagnostics/index.js';
import {
  type DeclaredCheck,
  type Filing,
  type FilingSchema,
  nextStage,
  nextYear,
  nextYearName,
  type Stage,
  stages,
} from '../../filing/index.js';
import { loadPacks, type PackSet } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  type Invocation,
  listOption,
  valueOption,
} from '../command.js';
import { endWith } from '../exit-code.js';
import { endWithFile, forceOption, replacing } from '../give-file.js';
import { strangeName } from '../init-options.js';
import { resourceFolders, templatesOption } from '../resource-options.js';

type NextStep = Stage | 'next-year';
const nextSteps: readonly NextStep[] = [...stages, 'next-year'];

export const command: Command = {
  description: {
    zh: '由已填报的数据写出下一阶段（运行监控、自评）的数据：目标和预算带过去，已填的不动；或下一年度的：年度、日期移一年，其余照抄。',
    en: 'Write the data of the next stage (monitoring, self-evaluation) from what was filed: targets and budgets carried on, nothing filed overwritten; or of the next year: year and dates moved on, the rest copied.',
  },
  arguments: { usage: { zh: '<文件>', en: '<file>' }, least: 1, most: 1 },
  options: {
    stage: valueOption(
      ['<阶段>', '<stage>'],
      `${nextSteps.join('、')}，默认 self-evaluation`,
      `${nextSteps.join(', ')}; self-evaluation by default`,
    ),
    out: valueOption(
      ['<文件>', '<file>'],
      '写入的文件，默认在原文件名后加阶段，或把其中的年度换成下一年',
      'file to write; by default the name with the stage behind it, or with the next year in it',
    ),
    form: listOption(
      ['<表>', '<form>'],
      '下一阶段要出的表，可多次给出；默认按数据定',
      'form of the next stage; may be repeated; by default what the data fit',
    ),
    templates: templatesOption,
    force: forceOption,
  },
  examples: [
    example(
      'jibiao next 甲中心-2025.json --stage next-year',
      '写出 甲中心-2026.json',
      'into 甲中心-2026.json',
    ),
    example(
      'jibiao next 数据.json --stage self-evaluation',
      '写出 数据-self-evaluation.json',
      'into 数据-self-evaluation.json',
    ),
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const asStage = invocation.value('stage') ?? 'self-evaluation';
  const step = nextSteps.find((one) => one === asStage) ?? null;
  if (step === null)
    return endWith(
      [unknownName('cli/unknown-stage', { zh: '阶段', en: 'stage' }, asStage, nextSteps)],
      context,
      2,
    );
  const named = invocation.value('out');
  if (named !== null && !isFilingName(basename(named)))
    return endWith([strangeName(basename(named))], context, 2);
  const { value: packSet, diagnostics: faults } = loadPacks(resourceFolders(invocation, context));
  if (packSet === null) return endWith(faults, context, 1);
  const asked = invocation.list('form');
  const misuse = selectionProblems({ forms: asked, projects: [] }, packSet.packs);
  if (misuse.length > 0) return endWith(misuse, context, 2);
  const [given = ''] = invocation.arguments;
  const path = resolve(context.workingDirectory, given);
  const name = displayName(path, context.workingDirectory);
  const { value, diagnostics } = await readSource({ path, name }, { schema: packSet.schema });
  if (value === null) return endWith(diagnostics, context);
  const out = resolve(
    context.workingDirectory,
    named ?? resolve(dirname(path), nameAfter(path, step, value)),
  );
  const outName = displayName(out, context.workingDirectory);
  const next =
    step === 'next-year' ? nextYear(value, packSet.schema) : stageAfter(value, step, asked, packSet);
  const text = `${JSON.stringify(next, null, 2)}\n`;
  const told = { zh: `写出 ${outName}`, en: `wrote ${outName}` };
  return endWithFile(out, text, replacing(invocation), told, context);
}

/** Made from the name of the filing's file. */
function nameAfter(path: string, step: NextStep, { year }: Filing): string {
  const { name: stem } = parse(path);
  return step === 'next-year'
    ? namedFile(nextYearName(stem, year), 'json')
    : namedFile(stem, 'json', `-${step}`);
}

function stageAfter(filing: Filing, stage: Stage, asked: readonly string[], packSet: PackSet): unknown {
  const { forms, schema, checks } = formsOfStage(filing, stage, asked, packSet);
  const suggest = (next: unknown) => new Map([...suggestedScores(filing), ...declaredScores(next, checks)]);
  return nextStage(filing, schema, { stage, forms, suggest });
}

interface StageForms {
  /** Named only where the data alone would not give them. */
  readonly forms: readonly string[];
  /** What may stand in them. */
  readonly schema: FilingSchema;
  /** Their own rules, some of which say what a score should be. */
  readonly checks: readonly DeclaredCheck[];
}

/**
 * The forms that the next stage fills in: those asked for, else those of the stage among the packs of the run and of the
 * sets that the filing's forms are of; where none of these is of the stage, those of all sets.
 */
function formsOfStage(
  filing: Filing,
  stage: Stage,
  asked: readonly string[],
  { packs, schema }: PackSet,
): StageForms {
  const isOfStage = (pack: FormPack) => pack.stage === stage && hasDataFor(pack, filing);
  const usual = [...packs.values()].filter(isOfStage);
  const shipped = (packs.shipped ?? []).flatMap(({ id }) => packs.get(id) ?? []).filter(isOfStage);
  const sets = new Set(filing.forms.flatMap((form) => setOf(findForm(form, packs))));
  const near = [...usual, ...shipped.filter((pack) => setOf(pack).some((set) => sets.has(set)))];
  const named = asked.flatMap((form) => findForm(form, packs) ?? []);
  const chosen = named.length > 0 ? named : near.length > 0 ? near : shipped;
  const ids = chosen.map(({ id }) => id);
  const isByData =
    named.length === 0 && filing.forms.length === 0 && chosen === near && near.length === usual.length;
  return {
    forms: isByData ? [] : ids,
    schema: schema.withForms?.([...filing.forms, ...ids]) ?? schema,
    checks: chosen.flatMap((pack) => pack.checks ?? []),
  };
}

/** Folder that the pack's folder stands in; nothing for no pack. */
function setOf(pack: FormPack | null): readonly string[] {
  return pack === null ? [] : [dirname(dirname(pack.file))];
}

function hasDataFor({ scope }: FormPack, { projects, unitTarget, unitSelfEvaluation }: Filing): boolean {
  return scope === 'unit' ? unitTarget !== null || unitSelfEvaluation !== null : projects.length > 0;
}
