/** Parses the text of jibiao.config.json into settings, or reports everything that is wrong with it. Reads no files. */
import { nearestKey, type Result } from '../diagnostics/index.js';
import { type PlacedProblem, readJson } from '../json/index.js';
import { buildConfigSchema, type Config } from './config-schema.js';
import { ruleTable } from './rule-table.js';
import {
  type CheckSettings,
  defaultFormChoices,
  defaultGrades,
  defaultIndicatorGroups,
  eachThreshold,
} from './settings.js';

export const configFileName = 'jibiao.config.json';

/** Allows comments and trailing commas. `file`: the name in diagnostics. */
export function parseConfig(text: string, { file }: { readonly file: string }): Result<CheckSettings> {
  const codes = { syntax: 'check/bad-config', content: 'check/bad-config' };
  const read = readJson(text, buildConfigSchema(), { file, codes, disagreements: unknownRules });
  return { value: read.value && settingsOf(read.value), diagnostics: read.diagnostics };
}

/** Code of a rule that a form declares. Never reported as unknown, since a configuration serves any set of forms. */
const ofForm = /^check\/[a-z0-9-]+\/[a-z0-9-]+$/;

function unknownRules({ rules = {} }: Config): readonly PlacedProblem[] {
  const known = ruleTable.map(({ code }) => code);
  return Object.keys(rules)
    .filter((code) => !known.some((one) => one === code) && !ofForm.test(code))
    .map((code) => {
      const nearest = nearestKey(code, known) ?? nearestKey(`check/${code}`, known);
      const [hint, english] =
        nearest === null
          ? ['全部规则见 docs/checks.md', 'see docs/checks.md for all']
          : [`是不是 ${nearest}？`, `did you mean ${nearest}?`];
      return {
        code: 'unknown-key',
        path: ['rules', code],
        message: `没有规则“${code}”；${hint}`,
        english: `there is no rule "${code}"; ${english}`,
        parameters: { rule: code, nearest },
      };
    });
}

function settingsOf(config: Config): CheckSettings {
  return {
    rules: new Map(Object.entries(config.rules ?? {})),
    strict: config.strict ?? false,
    thresholds: eachThreshold(({ preset }, name) => config.thresholds?.[name] ?? preset),
    grades: (config.grades ?? defaultGrades).toSorted((left, right) => right.from - left.from),
    indicatorGroups: new Map(Object.entries(config.indicatorGroups ?? defaultIndicatorGroups)),
    formChoices: new Map(Object.entries({ ...defaultFormChoices, ...config.formChoices })),
  };
}
