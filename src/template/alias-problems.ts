/** Checks the aliases in form.json: each belongs to one label, and that label stands on the form. */
import { nearestKey } from '../diagnostics/index.js';
import { labelKey } from '../identity/index.js';
import type { PlacedProblem } from '../json/index.js';
import type { Cell, Form } from '../model/index.js';
import type { PackDefinition } from './pack-definition.js';

/** Words of the forms' labels by their keys. */
export function labelsOf(forms: readonly Form[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { blocks } of forms)
    for (const block of blocks)
      for (const cell of block.kind === 'grid' ? block.grid.cells : []) {
        const words = labelWords(cell);
        if (words !== '') labels.set(labelKey(words), words);
      }
  return labels;
}

/** The form's own words in a cell; none of one that holds a value, unless it is a head with words before it. */
function labelWords({ kind, paragraphs }: Cell): string {
  const spans = paragraphs.flatMap((paragraph) => paragraph.spans);
  const own = spans.flatMap((span) => (span.kind === 'text' && span.sources.length === 0 ? [span.text] : []));
  const isLabel = kind === 'label' || kind === 'head' || kind === 'band' || own.length === spans.length;
  return isLabel ? own.join('').trim() : '';
}

/** `labels`: all that the form may print. */
export function aliasProblems(
  { aliases = {} }: PackDefinition,
  labels: ReadonlyMap<string, string>,
): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const labelOf = new Map<string, string>();
  const fault = (path: PlacedProblem['path'], message: string, english: string, found: string) =>
    problems.push({
      code: 'disagreement',
      path: ['aliases', ...path],
      message,
      english,
      parameters: { found },
    });
  for (const [label, others] of Object.entries(aliases)) {
    const own = labelKey(label);
    if (!labels.has(own)) fault([label], ...noLabel(label, labels), label);
    for (const [index, alias] of others.entries()) {
      const key = labelKey(alias);
      const other = labelOf.get(key);
      const at = [label, index];
      if (other === label)
        fault(at, `“${alias}”写了两次；请删去一个`, `"${alias}" is given twice; remove one`, alias);
      else if (other !== undefined)
        fault(
          at,
          `“${alias}”已是“${other}”的叫法，读的时候分不清；请只留一处`,
          `"${alias}" is an alias of ${other} already, so the two cannot be told apart; keep one`,
          alias,
        );
      else if (key !== own && labels.has(key))
        fault(
          at,
          `“${alias}”是表上另一个名目，读的时候分不清；请删去`,
          `"${alias}" is another label of the form, so the two cannot be told apart; remove it`,
          alias,
        );
      labelOf.set(key, label);
    }
  }
  return problems;
}

function noLabel(label: string, labels: ReadonlyMap<string, string>): readonly [string, string] {
  const near = nearestKey(label, [...labels.values()]);
  const hint = near === null ? '请照表上的字写' : `是不是“${near}”？`;
  return [
    `表上没有名目“${label}”；${hint}`,
    `the form has no label "${label}"${near === null ? '' : `; is it "${near}"?`}`,
  ];
}
