/** A doubt about one place: whatever reading guesses or leaves out is reported. */
import type { DiagnosticParameters, JsonPath, Severity, Worded } from '../diagnostics/index.js';
import { labelAt } from '../filing/index.js';

export interface Doubt {
  /** Stable name: `reading/unread-cell`. */
  readonly code: string;
  /** `note`: read, but in another spelling; `warning`: to be looked at. */
  readonly severity: Exclude<Severity, 'error'>;
  /** null if the cell belongs to no place in the filing. */
  readonly path: JsonPath | null;
  /** Chinese name of what stands at the path. */
  readonly label: string | null;
  /** `项目3!C12`; null if it is found nowhere. */
  readonly place: string | null;
  readonly message: string;
  readonly english: string;
  /** What the message names; see `Diagnostic`. */
  readonly parameters: DiagnosticParameters;
}

type DoubtPlace = Pick<Doubt, 'code'> & Partial<Pick<Doubt, 'severity' | 'path' | 'label' | 'place'>>;

export function doubt<const Message extends string, const English extends string>({
  code,
  ...given
}: DoubtPlace & Worded<Message, English>): Doubt {
  const { path = null } = given;
  const label = path === null ? null : labelAt(path);
  return {
    severity: 'warning',
    place: null,
    label,
    parameters: {},
    ...given,
    path,
    code: `reading/${code}`,
  };
}
