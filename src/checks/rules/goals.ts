/** Rules that hold the goals' text against the indicators. */
import type { JsonPath } from '../../diagnostics/index.js';
import { millionthsOf } from '../../filing/index.js';
import { isSatisfaction } from '../names.js';
import { projectRule, type Rule } from '../rule.js';
import { readTarget } from '../target.js';

/** 满意度达到90%以上, 满意率不低于 95％. */
const SATISFACTION_IN_TEXT = /满意(?:度|率)[^，。；;,、\d]{0,8}(\d+(?:\.\d+)?)\s*[%％]/gu;

export const goalRules: readonly Rule[] = [
  projectRule(
    {
      code: 'check/goal-satisfaction',
      group: 'indicators',
      severity: 'warning',
      title: '目标文字里的满意度与满意度指标的指标值一致',
      source: '目标与指标应相符（财预〔2021〕101号）',
      sureness: 'general',
    },
    function* ({ path, project }) {
      const filed = project.indicators
        .filter(({ name }) => name !== null && isSatisfaction(name))
        .map(({ target }) => readTarget(target)?.number ?? null);
      if (filed.length === 0) return;
      for (const [place, text] of textsOfGoals(path, project.goals))
        for (const [phrase, number = ''] of text.matchAll(SATISFACTION_IN_TEXT))
          if (!filed.includes(millionthsOf(number)))
            yield {
              path: place,
              message: `目标写的“${phrase}”与满意度指标的指标值不一致，请核对`,
              english: 'the goal names another satisfaction than the indicators',
              expected: project.indicators
                .flatMap(({ name, target }) =>
                  name !== null && isSatisfaction(name) ? [readTarget(target)?.text ?? ''] : [],
                )
                .join('、'),
              actual: phrase,
            };
    },
  ),
];

function textsOfGoals(
  path: JsonPath,
  { overall, annual }: { readonly overall: string | null; readonly annual: string | null },
): readonly (readonly [JsonPath, string])[] {
  return [
    [`${path}.goals.overall`, overall ?? ''],
    [`${path}.goals.annual`, annual ?? ''],
  ];
}
