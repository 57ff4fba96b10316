/** A form pack once it is loaded: what form.json says and the template made ready. */
import type { CompiledTemplate } from './compile-template.js';
import type { PackDefinition } from './pack-definition.js';
import type { RecordShape } from './shape.js';

export type { PackDefinition, PackOption, Scope } from './pack-definition.js';

export interface FormPack extends PackDefinition {
  /** The template's file, as diagnostics name it. */
  readonly file: string;
  /** What the template finds at its root. */
  readonly shape: RecordShape;
  readonly template: CompiledTemplate;
}

export type OptionValue = boolean | string;

/** A value for each option of a pack, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;
