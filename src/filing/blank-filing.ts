/** A filing to be filled in on the page: its rows and places are there, and nothing is in them yet. */

interface BlankFilingFacts {
  readonly year: number;
  readonly unit: string;
  readonly department: string | null;
  /** Name of the first project, which cannot be blank. */
  readonly project: string;
  /** Path of the JSON Schema from the filing's folder, `/` between folders. */
  readonly schema?: string;
  /** Ids; undefined: what the data fit. */
  readonly forms?: readonly string[] | undefined;
}

/** The groups that the forms of projects print, one row each. */
const groups: readonly (readonly [level1: string, level2: string])[] = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['产出指标', '时效指标'],
  ['产出指标', '成本指标'],
  ['效益指标', '经济效益指标'],
  ['效益指标', '社会效益指标'],
  ['效益指标', '生态效益指标'],
  ['效益指标', '可持续影响指标'],
  ['满意度指标', '服务对象满意度指标'],
];

/** JSON that can be read as it is. */
export function blankFiling(facts: BlankFilingFacts): string {
  const { schema, year, unit, department, forms, project } = facts;
  const amounts = { total: null, fiscal: null };
  const filing = {
    $schema: schema,
    year,
    unit: { name: unit, department },
    forms,
    projects: [
      {
        name: project,
        nature: null,
        category: null,
        department: null,
        implementer: null,
        startDate: `${year}-01-01`,
        endDate: `${year}-12-31`,
        funding: { ...amounts, other: null, annual: { ...amounts, carryover: null, other: null } },
        goals: { period: { start: String(year), end: String(year) }, overall: null, annual: null },
        indicators: groups.map(([level1, level2]) => ({ level1, level2, name: null, target: null })),
      },
    ],
    unitTarget: null,
    unitSelfEvaluation: null,
  };
  return `${JSON.stringify(filing, null, 2)}\n`;
}
