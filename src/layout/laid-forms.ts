/** Forms laid out before, for documents of which a single form changes while they are edited. */

import { Memo } from '../memo/index.js';
import type { Form } from '../model/index.js';
import { sameColumns } from './columns/index.js';
import type { LaidSection, SectionContext } from './laid-section.js';
import type { LayoutRequest } from './layout-request.js';

/** Those of two documents of 300: a form that is filled in anew is another object, and what was laid out of it before never comes again. */
const capacity = 700;

/** Where a form is laid out, without the page numbers that it prints. */
type LaidPlace = Pick<SectionContext, 'setup' | 'columns' | 'anchor' | 'level' | 'missingGlyphs'> &
  Pick<LayoutRequest, 'profile' | 'fit'> & { readonly startY: number };

interface Laid {
  readonly place: LaidPlace;
  readonly laid: LaidSection;
}

export class LaidForms {
  readonly #laid = new Memo<Form, Laid>({ capacity });

  /** The form as it was laid out at the same place; null if it was not. */
  get(form: Form, place: LaidPlace): LaidSection | null {
    const known = this.#laid.get(form);
    return known !== undefined && isSamePlace(known.place, place) ? known.laid : null;
  }

  set(form: Form, place: LaidPlace, laid: LaidSection): void {
    this.#laid.set(form, { place, laid });
  }
}

function isSamePlace(one: LaidPlace, other: LaidPlace): boolean {
  return (
    one.setup === other.setup &&
    sameColumns(one.columns, other.columns) &&
    one.startY === other.startY &&
    one.anchor === other.anchor &&
    one.level === other.level &&
    one.missingGlyphs === other.missingGlyphs &&
    one.profile === other.profile &&
    one.fit === other.fit
  );
}
