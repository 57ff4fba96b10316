/** The filing (填报数据): the one definition that types, JSON Schema and error messages come from. */

import * as z from 'zod';
import type { JsonPath } from '../../diagnostics/index.js';
import type { DeepReadonly, PlacedProblem } from '../../json/index.js';
import type { Declarations } from '../declared/declarations.js';
import { extendObject } from '../declared/extend.js';
import { fieldMeta, list, record } from './field.js';
import { year } from './numbers.js';
import { project } from './project.js';
import { type Field, fieldOf } from './structure.js';
import { plainText, requiredText, text } from './text.js';
import { unitSelfEvaluation } from './unit-self-evaluation.js';
import { unitTarget } from './unit-target.js';

const mostProjects = 5000;
const mostForms = 100;

const filingObject = z.strictObject({
  $schema: z.string().optional(),
  year: year('年度'),
  unit: record({ label: '单位' }, { name: requiredText('单位名称'), department: text('主管部门') }),
  forms: list({ label: '填报的表' }, plainText('填报的表'), mostForms),
  projects: list({ label: '项目' }, project, mostProjects),
  unitTarget,
  unitSelfEvaluation,
});

const rootMeta = { label: '填报数据', kind: 'record' } as const;

/** `$schema` is for editors and is left out of the filing. */
const filingSchema = filingObject
  .transform(({ $schema: _forEditors, ...filing }) => filing)
  .register(fieldMeta, rootMeta);

type Output = z.output<typeof filingSchema>;

/** A field that only filings of certain forms have. */
export interface DeclaredElsewhere {
  /** Chinese. */
  readonly label: string;
  /** Forms that print it; at least one. */
  readonly forms: readonly { readonly id: string; readonly title: string }[];
}

/** Schema of filings, with the declarations of forms; used for reading, labels and JSON Schema. */
export interface FilingSchema {
  readonly zod: z.ZodType<Output>;
  readonly root: Field;
  readonly declarations: Declarations;
  /** Extends the schema by declarations of shipped forms that are read on demand; null: none. */
  readonly withForms?: (forms: readonly string[]) => FilingSchema | null;
  /** Finds a path that this schema does not know among the declarations of such forms; null: none declares it. */
  readonly declaredBy?: (path: JsonPath) => DeclaredElsewhere | null;
}

/** Schema of filings without declarations. */
export const coreSchema: FilingSchema = { zod: filingSchema, root: fieldOf(filingSchema), declarations: {} };

/** The schema with declared fields, or what is wrong with the declarations; paths lead into these. */
export function schemaWith(declarations: Declarations): {
  readonly value: FilingSchema | null;
  readonly problems: readonly PlacedProblem[];
} {
  if (Object.keys(declarations).length === 0) return { value: coreSchema, problems: [] };
  const { schema, problems } = extendObject(filingObject, declarations);
  if (problems.length > 0) return { value: null, problems };
  const zod = schema.transform(({ $schema: _forEditors, ...filing }) => filing).register(fieldMeta, rootMeta);
  // What is declared comes on top of what every filing holds; `Filing` says nothing of it.
  return {
    value: { zod: zod as unknown as typeof filingSchema, root: fieldOf(zod), declarations },
    problems,
  };
}

/** A filing after reading; amounts are exact, null means blank. */
export type Filing = DeepReadonly<Output>;
/** A filing as it may be written. */
export type FilingInput = z.input<typeof filingSchema>;
export type Project = Filing['projects'][number];
export type Funding = Project['funding'];
export type Indicator = Project['indicators'][number];
export type Target = Indicator['target'];
export type UnitTarget = NonNullable<Filing['unitTarget']>;
export type UnitSelfEvaluation = NonNullable<Filing['unitSelfEvaluation']>;
