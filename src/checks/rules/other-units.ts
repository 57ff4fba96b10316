/** The rule of texts that name the town of another unit: they were taken from its filing. */
import type { Filing, SourcedText } from '../../filing/index.js';
import type { Fault } from '../fault.js';
import { customary, type Rule } from '../rule.js';

/** A town's name, or the last two characters of a longer one. */
const anyTown = /\p{Script=Han}{2}(?:镇|街道|乡)/gu;
/** 闵行区浦江镇: behind the name of a district, for without it 协助镇党委 looks like one. */
const townOfDistrict = /(?<=[^社小园地城辖本全各区][区县])\p{Script=Han}{2,3}(?:镇|街道|乡)(?!镇)/u;
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

function textsOf({ projects, unitTarget }: Filing): readonly SourcedText[] {
  const goals = projects.flatMap(({ goals: { overall, annual } }, index) => [
    { path: `projects[${index}].goals.overall`, text: overall },
    { path: `projects[${index}].goals.annual`, text: annual },
  ]);
  if (unitTarget === null) return goals;
  return [
    ...goals,
    { path: 'unitTarget.annualGoal', text: unitTarget.annualGoal },
    ...unitTarget.duties.map((text, index) => ({ path: `unitTarget.duties[${index}]`, text })),
    ...unitTarget.tasks.map(({ content }, index) => ({
      path: `unitTarget.tasks[${index}].content`,
      text: content,
    })),
  ];
}

/** The town of another unit, which the text names in full; a text that names the own town beside it is of both. */
function otherTown(text: string, own: readonly string[], kind: string | null): string | null {
  if (!/[镇乡]|街道/u.test(text) || own.some((town) => text.includes(town))) return null;
  const at = kind === null ? -1 : text.indexOf(kind);
  const before = /\p{Script=Han}{2}(?:镇|街道|乡)$/u.exec(
    text.slice(Math.max(0, at - leastName), Math.max(0, at)),
  );
  return before?.[0] ?? townOfDistrict.exec(text)?.[0] ?? null;
}

function ofOtherTown({ path, text }: SourcedText, own: readonly string[], kind: string | null): Fault | null {
  const town = text === null ? null : otherTown(text, own, kind);
  if (town === null) return null;
  return {
    path,
    message: `文字里是“${town}”，本单位在${own[0]}；是不是从别的单位复制来的？请核对`,
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
      const names = [
        unit.name,
        unit.department,
        ...projects.flatMap(({ name, department, implementer }) => [name, department, implementer]),
      ];
      const own = [...new Set([...new Set(names)].flatMap((name) => townsIn(name)))];
      const kind = kindOf(unit.name);
      // Of a district's office every town is its own.
      return own.length === 0 ? null : textsOf(filing).map((one) => ofOtherTown(one, own, kind));
    },
  },
];
