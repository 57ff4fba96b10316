/** The filing's JSON Schema, for completion and checking in editors. */
import * as z from 'zod';
import { fieldMeta } from './schema/field.js';
import { coreSchema, type FilingSchema } from './schema/filing.js';

/** JSON Schema (draft 2020-12) of a filing as it is given, with the Chinese labels as titles. Made anew by each call. */
export function filingJsonSchema({ zod }: FilingSchema = coreSchema): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(zod, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const field = fieldMeta.get(zodSchema);
      if (field === undefined) return;
      const { label: title, description, json } = field;
      Object.assign(jsonSchema, { title, ...(description === undefined ? {} : { description }), ...json });
    },
  });
}
