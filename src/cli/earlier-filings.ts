/** `check --against`: filings of the stage before, each found again by its unit. */
import { resolve } from 'node:path';
import { displayName, findSources, readSource } from '../batch/index.js';
import { type Diagnostic, errorOf, hasErrors, type Result } from '../diagnostics/index.js';
import type { Filing, FilingSchema } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { type CommandContext, type Invocation, listOption, type OptionSpec } from './command.js';

export const againstOption: OptionSpec = listOption(
  ['<文件|文件夹>', '<file|folder>'],
  '与上一阶段（申报）的数据对照：目标、预算、指标的变动',
  'compare with the data of the stage before: changed targets, budgets and indicators',
);

/** The earlier filing of a filing; null if there is none. */
export type EarlierFilings = (filing: Filing) => Filing | null;

/** Returns null if an earlier file cannot be read, or two are of one unit and year. */
export async function earlierFilings(
  invocation: Invocation,
  { workingDirectory }: CommandContext,
  schema: FilingSchema,
): Promise<Result<EarlierFilings>> {
  const paths = invocation.list('against');
  if (paths.length === 0) return { value: () => null, diagnostics: [] };
  const search = { workingDirectory, out: resolve(workingDirectory, 'jibiao-out') };
  const found = await findSources(paths, search);
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  const byUnit = new Map<string, Filing>();
  const all: Filing[] = [];
  for (const source of found.sources) {
    const { value, diagnostics: faults } = await readSource(source, { schema });
    if (value === null) diagnostics.push(...faults);
    else {
      if (byUnit.has(keyOf(value)))
        diagnostics.push(twice(value, displayName(source.path, workingDirectory)));
      byUnit.set(keyOf(value), value);
      all.push(value);
    }
  }
  const [only = null] = all.length === 1 ? all : [];
  return {
    value: hasErrors(diagnostics) ? null : (filing) => byUnit.get(keyOf(filing)) ?? only,
    diagnostics,
  };
}

function keyOf({ unit, year }: Filing): string {
  return `${year} ${identityOf(unit.name)}`;
}

function twice({ unit, year }: Filing, file: string): Diagnostic {
  return errorOf(
    'cli/earlier-twice',
    `--against 里有两份“${unit.name}”${year} 年的数据，不知道与哪一份对照；请只留一份`,
    `there are two earlier filings of ${unit.name} in ${year}; leave only one`,
    { parameters: { unit: unit.name, year }, file },
  );
}
