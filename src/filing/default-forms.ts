/** Which forms a filing is for, where nobody names one. */
import type { Filing, Project } from './schema/filing.js';

/** The categories that 财政项目支出绩效目标表 has boxes for. */
const BOXED_CATEGORIES = ['专项资金', '经常性项目', '一次性项目'];

/**
 * Ids of the forms to make, in order: those that the filing names, each once; else by its data: the project form that
 * fits every project's category with the summary over it, then each unit form that there is data for.
 */
export function defaultForms(filing: Filing): readonly string[] {
  if (filing.forms.length > 0) return [...new Set(filing.forms)];
  const forms: string[] = [];
  if (filing.projects.length > 0) forms.push(projectForm(filing.projects), 'project-target-summary');
  if (filing.unitTarget !== null) forms.push('unit-target-declaration');
  if (filing.unitSelfEvaluation !== null) forms.push('unit-self-evaluation');
  return forms;
}

/** The project form whose boxes fit every project. */
export function projectForm(projects: readonly Project[]): 'project-target' | 'project-target-declaration' {
  const boxed = projects.every(({ category }) =>
    (category === null ? [] : [category].flat()).every((name) => BOXED_CATEGORIES.includes(name)),
  );
  return boxed ? 'project-target' : 'project-target-declaration';
}
