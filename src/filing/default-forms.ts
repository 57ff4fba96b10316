/** Chooses the forms of a filing that names none. */
import { editDistance } from '../diagnostics/index.js';
import { identityOf, isBlankText, isSameText } from '../identity/index.js';
import { isRecord } from '../json/index.js';
import type { Filing, Project } from './schema/filing.js';

/** 项目类别 of the project forms: the boxes of the one, the words of the other. */
export const formCategories = {
  'project-target': ['专项资金', '经常性项目', '一次性项目'],
  'project-target-declaration': ['人员类', '运转类', '特定目标类'],
} as const;

/** The unit's forms that a filing is handed in as because it has, or may have, what they print: there it stands. */
export const unitFormData: ReadonlyMap<string, 'unitTarget' | 'unitSelfEvaluation'> = new Map([
  ['unit-target-declaration', 'unitTarget'],
  ['unit-self-evaluation', 'unitSelfEvaluation'],
]);

/**
 * Ids of the forms to make, in order: those that the filing names, each once; else by its data: the project form that
 * fits most projects' categories with the summary over it, then each unit form that there is data for.
 */
export function defaultForms(filing: Filing): readonly string[] {
  if (filing.forms.length > 0) return [...new Set(filing.forms)];
  const forms: string[] = [];
  if (filing.projects.length > 0) forms.push(projectForm(filing.projects), 'project-target-summary');
  const ofUnit = [...unitFormData].filter(([, key]) => filing[key] !== null).map(([form]) => form);
  return [...forms, ...ofUnit];
}

type ProjectForm = 'project-target' | 'project-target-declaration';

/** The form that most projects' categories are of; where none is of either, the one with boxes unless a category has none. */
export function projectForm(projects: readonly Project[]): ProjectForm {
  const votes = projects.map(fittingForm);
  const boxed = votes.filter((form) => form === 'project-target').length;
  const worded = votes.filter((form) => form === 'project-target-declaration').length;
  if (boxed + worded === 0)
    return projects.every(({ category }) => wordsOf(category).length === 0)
      ? 'project-target'
      : 'project-target-declaration';
  return boxed > worded ? 'project-target' : 'project-target-declaration';
}

/** The form that has the project's category, or one that is nearly it; null if none has. */
export function fittingForm({ category }: Project): ProjectForm | null {
  const words = wordsOf(category);
  const has = (form: ProjectForm, test: (one: string, word: string) => boolean) =>
    formCategories[form].some((one) => words.some((word) => test(one, word)));
  const forms = ['project-target', 'project-target-declaration'] as const;
  return forms.find((form) => has(form, isSameText)) ?? forms.find((form) => has(form, isNearly)) ?? null;
}

function wordsOf(category: Project['category']): readonly string[] {
  return category === null ? [] : [category].flat();
}

/** A slip of the pen: a character more, less or other, or only the beginning of the word. */
export function isNearly(wanted: string, given: string): boolean {
  const text = identityOf(given);
  if (text.length < 2) return false;
  return wanted.startsWith(text) || text.startsWith(wanted) || editDistance(wanted, text) <= 1;
}

/** `path`: names parted by dots, through lists as through objects (`projects.funding.total`). */
export function hasAt(filing: object, path: string): boolean {
  return path.split('.').reduce<readonly unknown[]>(stepInto, [filing]).some(isFilled);
}

function stepInto(values: readonly unknown[], name: string): readonly unknown[] {
  return values.flatMap((value) => {
    const inside: unknown = isRecord(value) && Object.hasOwn(value, name) ? value[name] : null;
    return Array.isArray(inside) ? inside : [inside];
  });
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return !isBlankText(value);
  if (Array.isArray(value)) return value.some(isFilled);
  return isRecord(value) ? Object.values(value).some(isFilled) : value !== null && value !== undefined;
}

/** Names of the projects, or of the items of the list `each` at the filing's root. */
export function subjectNames(filing: Filing, each?: string): readonly string[] {
  return subjectsOf(filing, each).map(subjectName);
}

/** The projects, or the items of the list. */
export function subjectsOf(filing: Filing, each?: string): readonly unknown[] {
  const items: unknown = each === undefined ? filing.projects : Reflect.get(filing, each);
  return Array.isArray(items) ? items : [];
}

/** '' for an item without a name. */
export function subjectName(item: unknown): string {
  const name: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'name') : null;
  return typeof name === 'string' ? name : '';
}
