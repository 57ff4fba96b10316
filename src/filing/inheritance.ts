/** What a project takes from its unit where it says nothing itself. */
import type { JsonPath } from '../diagnostics/index.js';
import { isBlankText } from './identity.js';
import type { Filing } from './schema/filing.js';

/** A text and the path that it comes from. */
export interface SourcedText {
  readonly text: string | null;
  readonly path: JsonPath;
}

/** 主管部门 of a project: its own, else the unit's. */
export function departmentOf(filing: Filing, projectIndex: number): SourcedText {
  const own = filing.projects[projectIndex]?.department ?? null;
  if (!isBlankText(own)) return { text: own, path: `projects[${projectIndex}].department` };
  return { text: filing.unit.department, path: 'unit.department' };
}

/** 实施单位 of a project: its own, else the unit's name. */
export function implementerOf(filing: Filing, projectIndex: number): SourcedText {
  const own = filing.projects[projectIndex]?.implementer ?? null;
  if (!isBlankText(own)) return { text: own, path: `projects[${projectIndex}].implementer` };
  return { text: filing.unit.name, path: 'unit.name' };
}
