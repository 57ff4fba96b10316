/** A form pack once it is loaded: what form.json says and the template as steps. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { FilingSchema } from '../filing/index.js';
import type { SourcedRecord } from './leaf.js';
import type { PackDefinition } from './pack-definition.js';
import type { RecordShape } from './shape.js';
import type { Steps } from './steps.js';

export type { PackDefinition, PackOption, Scope } from './pack-definition.js';

export interface FormPack extends Omit<PackDefinition, 'blank'> {
  /** The template's file, as diagnostics name it. */
  readonly file: string;
  /** Faults that prevent its use; none for a valid pack. */
  readonly faults: readonly Diagnostic[];
  /** Schema of the filings that it prints. */
  readonly schema: FilingSchema;
  /** Shape of the template's root. */
  readonly shape: RecordShape;
  readonly steps: Steps;
  /** Parts of all names that the template mentions. */
  readonly names: ReadonlySet<string>;
  /** null if there is no such thing as this form's blank: a report, for one. */
  readonly blank: BlankForm | null;
}

/** The form before anyone has filled it in. */
export interface BlankForm {
  /** Pack options as texts. */
  readonly options: Readonly<Record<string, string>>;
  /** The template's root without its options. */
  readonly data: SourcedRecord;
}

export type OptionValue = boolean | string;

/** A value for each option of a pack, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** Head of a shipped form whose pack is not read yet. */
export interface ShippedForm {
  readonly id: string;
  readonly title: string;
  /** The title, and the title without what stands in brackets at its end: 项目支出绩效目标申报表（财预〔2015〕88号). */
  readonly names: readonly string[];
}

/** Packs by id. */
export interface Packs extends ReadonlyMap<string, FormPack> {
  /** Further forms, which `get` reads when they are asked for. */
  readonly shipped?: readonly ShippedForm[];
  /** Hash of the files of such a form's set; null for other forms. */
  fingerprintOf?(form: string): string | null;
}
