/** Lists that the form prints and that have no row yet: their cells show no value that could be clicked. */
import type { JsonPath } from '../../diagnostics/index.js';
import { type Filing, type FilingSchema, placeAt } from '../../filing/index.js';
import type { EditingView } from '../editing-protocol.js';

/** `prints`: whether the document shows a value. */
export function emptyLists(
  { projects, unitTarget, unitSelfEvaluation }: Filing,
  project: number | null,
  schema: FilingSchema,
  prints: (path: JsonPath) => boolean,
): EditingView['emptyLists'] {
  const ofUnit = [
    ...(prints('unitTarget.annualGoal')
      ? ([
          ['unitTarget.duties', unitTarget?.duties],
          ['unitTarget.tasks', unitTarget?.tasks],
          ['unitTarget.indicators', unitTarget?.indicators],
        ] as const)
      : []),
    ...(prints('unitSelfEvaluation.goal.planned')
      ? ([['unitSelfEvaluation.indicators', unitSelfEvaluation?.indicators]] as const)
      : []),
  ];
  const lists: readonly (readonly [JsonPath, readonly unknown[] | undefined])[] =
    project === null
      ? ofUnit
      : prints(`projects[${project}].name`)
        ? [[`projects[${project}].indicators`, projects[project]?.indicators]]
        : [];
  return lists.flatMap(([path, items]) => {
    const label = placeAt(path, schema)?.label;
    return items?.length === 0 && label !== undefined ? [{ path, label }] : [];
  });
}
