/** A doubt about one place: whatever reading guesses or leaves out is reported. */
import type { JsonPath, Severity } from '../diagnostics/index.js';
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
}

type DoubtParts = Pick<Doubt, 'code' | 'message' | 'english'> & Partial<Doubt>;

export function doubt({ code, ...given }: DoubtParts): Doubt {
  const path = given.path ?? null;
  const label = path === null ? null : labelAt(path);
  return { severity: 'warning', place: null, label, ...given, path, code: `reading/${code}` };
}
