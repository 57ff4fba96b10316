/** A form pack once it is loaded: what form.json says and the template as steps. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { SourcedRecord } from './leaf.js';
import type { PackDefinition } from './pack-definition.js';
import type { RecordShape } from './shape.js';
import type { Steps } from './steps.js';

export type { PackDefinition, PackOption, Scope } from './pack-definition.js';

export interface FormPack extends Omit<PackDefinition, 'blank'> {
  /** The template's file, as diagnostics name it. */
  readonly file: string;
  /** What keeps it from being used; none for a pack that is right. */
  readonly faults: readonly Diagnostic[];
  /** What the template finds at its root. */
  readonly shape: RecordShape;
  readonly steps: Steps;
  /** Null where there is no such thing as this form's blank: a report, for one. */
  readonly blank: BlankForm | null;
}

/** The form before anyone has filled it in. */
export interface BlankForm {
  /** Pack options as texts. */
  readonly options: Readonly<Record<string, string>>;
  /** The template's root without its options. */
  readonly skeleton: SourcedRecord;
}

export type OptionValue = boolean | string;

/** A value for each option of a pack, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;
