/** The last word of a check: whether the filings can be handed in (可以交), and if not, why. */

import { placeOf } from '../checks/index.js';
import type { Text } from '../diagnostics/index.js';
import type { CheckedFile } from './check-report.js';
import { countsOf } from './json-output.js';

interface Verdict extends Text {
  readonly ready: boolean;
}

/** `isStrict`: warnings have to be mended too. */
export function verdictOf(files: readonly CheckedFile[], isStrict: boolean): Verdict {
  const findings = files.flatMap((file) => file.findings);
  const { error: errors, warning: warnings } = countsOf(findings);
  const unread = files.filter(({ filing }) => filing === null);
  const [first] = unread;
  if (first !== undefined) {
    const count = unread.length;
    return {
      ready: false,
      zh: `不可以交：有 ${count} 个读不出来（${first.name}${count > 1 ? ' 等' : ''}），改好后再校验。`,
      en: `not ready: ${count} could not be read (${first.name}${count > 1 ? ' and others' : ''}); mend and check again.`,
    };
  }
  if (errors > 0) {
    const at = firstError(files);
    return {
      ready: false,
      zh: `不可以交：有 ${errors} 个错误，请先改；第一个在${at.zh}。`,
      en: `not ready: ${errors} errors, to be mended first; the first is at ${at.en}.`,
    };
  }
  if (isStrict && warnings > 0) {
    return {
      ready: false,
      zh: `不可以交：没有错误，但按 --strict 或配置，${warnings} 个警告也要先改。`,
      en: `not ready: no errors, but by --strict or the configuration ${warnings} warnings are to be mended too.`,
    };
  }
  return {
    ready: true,
    zh: `可以交：没有错误${warnings === 0 ? '' : `；有 ${warnings} 个警告，请先看一看`}。`,
    en: `ready: no errors${warnings === 0 ? '' : `; look at ${warnings} warnings first`}.`,
  };
}

/** The file, where there are several, the project and the field. */
function firstError(files: readonly CheckedFile[]): Text {
  for (const { name, outline, findings } of files) {
    const error = findings.find(({ severity }) => severity === 'error');
    if (error === undefined) continue;
    const { project, place } = placeOf(error, outline);
    const file = files.length > 1 ? `${name} ` : '';
    const projectName = project === null ? '' : (outline.projects[project]?.name ?? '');
    const inProject = project === null ? '' : `项目 ${project + 1}${projectName && `“${projectName}”`}`;
    const where = [inProject, place].filter(Boolean);
    if (where.length === 0) return { zh: name, en: name };
    return {
      zh: `${file}${where.join('的')}`,
      en: `${file}${project === null ? '' : `project ${project + 1} `}${place}`.trimEnd(),
    };
  }
  return { zh: '', en: '' };
}
