/** The rule of texts that name the town of another unit: they were taken from its filing. */
import type { JsonPath } from '../../diagnostics/index.js';
import type { Filing } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { customary, type Rule } from '../rule.js';

/** A town's name, or the last two characters of a longer one. */
const anyTown = /[\u4e00-\u9fff]{2}(?:镇|街道|乡)/gu;
/** As a unit's name begins; 各村镇 is none. */
const townAtEnd = /[\u4e00-\u9fff][^各村乡城集全本街我该级](?:镇|街道|乡)$/u;
/** 闵行区浦江镇: behind the name of a district, for without it 协助镇党委 looks like one. */
const townOfDistrict = /(?<=[^社小园地城辖本全各区][区县])[\u4e00-\u9fff]{2,3}(?:镇|街道|乡)(?!镇)/u;
/** A shorter name (服务中心) is that of many. */
const leastName = 5;

function townsIn(text: string | null): readonly string[] {
  return Array.from((text ?? '').matchAll(anyTown), ([town]) => town);
}

/** What units of the same kind are called everywhere: 社区事务受理服务中心; null if that says little. */
function kindOf(unit: string): string | null {
  const kind = /(?:镇|街道|乡)(.{1,40})$/u.exec(unit)?.[1] ?? '';
  return kind.length < leastName ? null : kind;
}

/** The town of another unit, which the text names in full; a text that names the own town beside it is of both. */
function otherTown(text: string, own: readonly string[], kind: string | null): string | null {
  const town = townOfKind(text, kind) ?? townOfDistrict.exec(text)?.[0] ?? null;
  return own.some((one) => text.includes(one)) ? null : town;
}

function townOfKind(text: string, kind: string | null): string | null {
  const at = kind === null ? -1 : text.indexOf(kind);
  return at < 0 ? null : (townAtEnd.exec(text.slice(Math.max(0, at - leastName), at))?.[0] ?? null);
}

type TextRuleFinder = (text: string | null, path: () => JsonPath) => Fault | null;

/** Paths are put together for findings only. */
function inEachText({ projects, unitTarget }: Filing, find: TextRuleFinder): readonly (Fault | null)[] {
  const goals = projects.flatMap(({ goals: { overall, annual } }, index) => [
    find(overall, () => `projects[${index}].goals.overall`),
    find(annual, () => `projects[${index}].goals.annual`),
  ]);
  if (unitTarget === null) return goals;
  return [
    ...goals,
    find(unitTarget.annualGoal, () => 'unitTarget.annualGoal'),
    ...unitTarget.duties.map((text, index) => find(text, () => `unitTarget.duties[${index}]`)),
    ...unitTarget.tasks.map(({ content }, index) =>
      find(content, () => `unitTarget.tasks[${index}].content`),
    ),
  ];
}

function faultOf(path: JsonPath, town: string, own: string): Fault {
  return {
    path,
    message: `文字里是“${town}”，本单位在${own}；是不是从别的单位复制来的？请核对`,
    english: `names ${town}, which is not the unit's`,
    actual: town,
  };
}

export const otherUnitRules: readonly Rule[] = [
  {
    code: 'check/other-unit',
    severity: 'note',
    title: '目标、职责、任务说的是本单位的镇、街道',
    source: customary('从别的单位复制的常见差错'),
    find: ({ filing }) => {
      const { unit, projects } = filing;
      const names = new Set([unit.name, unit.department]);
      for (const { name, department, implementer } of projects)
        names.add(name).add(department).add(implementer);
      const own = [...new Set([...names].flatMap(townsIn))];
      // Of a district's office every town is its own.
      if (own.length === 0) return null;
      const kind = kindOf(unit.name);
      return inEachText(filing, (text, path) => {
        const town = text === null ? null : otherTown(text, own, kind);
        return town === null ? null : faultOf(path(), town, own[0] ?? '');
      });
    },
  },
];
