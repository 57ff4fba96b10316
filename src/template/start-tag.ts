/** Makes the step of a start tag: its attributes are checked, and where none holds data it is ready for all forms. */
import {
  checkAttribute,
  checkRequired,
  type ElementName,
  type ProblemList,
  type TemplatePlace,
  tagOf,
} from '../model/index.js';
import type { Steps, TemplateStep } from './steps.js';

/** A start tag whose closing bracket has not been read yet. */
export interface PendingTag {
  readonly name: string;
  readonly at: TemplatePlace;
  /** Steps before it. */
  readonly outer: TemplateStep[];
  /** Whether something in it could not be read, so that nothing is said of missing attributes. */
  isFaulty: boolean;
}

export function startTag(
  name: ElementName,
  inside: Steps,
  { at, isFaulty }: PendingTag,
  problems: ProblemList,
): TemplateStep {
  const fixed: Record<string, string> = {};
  const known = new Map<string, TemplateStep>();
  let isFixed = true;
  for (const step of inside) {
    if (step.kind === 'attribute') {
      const value = fixedText(step.inside);
      if (known.has(step.name)) reportTwice(name, step.name, step.at, problems);
      else if (checkAttribute(name, step.name, value, step.at, problems)) fixed[step.name] = value ?? '';
      known.set(step.name, step);
      isFixed &&= value !== null;
    } else {
      for (const attribute of attributesOf(step)) {
        checkAttribute(name, attribute.name, fixedText(attribute.inside), attribute.at, problems);
        known.set(attribute.name, attribute);
      }
      isFixed = false;
    }
  }
  if (!isFaulty) checkRequired(name, Object.fromEntries(known), at, problems);
  if (!isFixed) return mergingTag(name, inside, fixed, at) ?? { kind: 'openWith', name, inside, at };
  return { kind: 'open', tag: tagOf(name, fixed, at) };
}

/** Cells whose key alone holds data are in each row of most lists: all else of them is read once. Any text is a key. */
function mergingTag(
  name: ElementName,
  inside: Steps,
  fixed: Readonly<Record<string, string>>,
  at: TemplatePlace,
): TemplateStep | null {
  const [merge, second] = inside.filter(
    (step) => step.kind !== 'attribute' || fixedText(step.inside) === null,
  );
  if (second !== undefined || merge?.kind !== 'attribute' || merge.name !== 'merge') return null;
  const tag = tagOf(name, fixed, at);
  return tag.name === 'td' ? { kind: 'openMerging', tag, inside: merge.inside, at } : null;
}

/** Returns null if data stand in it. */
function fixedText(inside: Steps): string | null {
  return inside.every((step) => step.kind === 'words') ? inside.map((step) => step.words).join('') : null;
}

type AttributeStep = TemplateStep & { readonly kind: 'attribute' };

/** Returns the attributes that a block may set. */
function attributesOf(step: TemplateStep): readonly AttributeStep[] {
  if (step.kind === 'attribute') return [step];
  if (!('inside' in step)) return [];
  const otherwise = 'otherwise' in step ? step.otherwise : [];
  return [...step.inside, ...otherwise].flatMap(attributesOf);
}

function reportTwice(name: ElementName, attribute: string, at: TemplatePlace, problems: ProblemList): void {
  problems.add({
    code: 'template/bad-attribute',
    at,
    message: `<${name}> 的属性 ${attribute} 写了两次；请删去一个`,
    english: `<${name}> has the attribute ${attribute} twice`,
    parameters: { element: name, attribute },
  });
}
