/** Projects' forms kept from one filling to the next: while a filing is edited, all but one of 300 stay as they were. */
import type { Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import { Memo } from '../memo/index.js';
import type { Form } from '../model/index.js';
import { contextFor } from './context.js';
import { fillForm } from './fill-form.js';
import type { FormPack, OptionValues } from './pack.js';

/** The project's form; `project` is an index of the filing's. */
export function fillProjectForm(
  pack: FormPack,
  filing: Filing,
  project: number,
  values: OptionValues,
): Result<Form> {
  return fillForm(pack, contextFor(filing, { scope: 'project', project }, pack, values));
}

/** A form with all that it was made of. */
interface FilledForm {
  readonly pack: FormPack;
  readonly options: string;
  readonly project: unknown;
  readonly around: object;
  readonly form: Result<Form>;
}

/** Caches forms by project and pack. The form of equal data is the same object, so that its layout can be kept as well. */
export class FilledForms {
  readonly #forms: Memo<string, FilledForm>;
  /** The filing without its projects, of the last filling: the same object while it stays equal. */
  #around: object = {};

  constructor(capacity: number) {
    this.#forms = new Memo({ capacity });
  }

  /** As `fillProjectForm` gives it. Out of sight, where only what is around the projects has changed, the form from before serves. */
  fill(
    pack: FormPack,
    filing: Filing,
    project: number,
    values: OptionValues,
    isInSight: boolean,
  ): Result<Form> {
    const around = this.#aroundOf(filing);
    const key = `${pack.id} ${project}`;
    const options = JSON.stringify(values);
    const known = this.#forms.get(key);
    const data = filing.projects[project];
    const isOfPack = known?.pack === pack && known.options === options;
    const isKnown = isOfPack && (known.around === around || !isInSight);
    if (isKnown && isEqual(known.project, data)) return known.form;
    const form = fillProjectForm(pack, filing, project, values);
    this.#forms.set(key, { pack, options, project: data, around, form });
    return form;
  }

  #aroundOf({ projects: _, ...around }: Filing): object {
    if (!isEqual(around, this.#around)) this.#around = around;
    return this.#around;
  }
}

/** Compares data as JSON has it, and amounts. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length || Array.isArray(one) !== Array.isArray(other)) return false;
  return names.every(
    (name) => Object.hasOwn(other, name) && isEqual(Reflect.get(one, name), Reflect.get(other, name)),
  );
}
