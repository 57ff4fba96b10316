/** Reads what a page asks to be edited. */
import * as z from 'zod';
import type { JsonPath } from '../../diagnostics/index.js';
import { rowActions } from '../../editing/index.js';
import { amountUnits } from '../../filing/index.js';
import type { EditRequest } from '../editing-protocol.js';

/** Rows that are pasted at once are longer than anything typed. */
export const largestEdit = 4_000_000;

const path = z.string().max(1000);
const index = z.int().min(-1).max(100_000);
const action = z.enum(rowActions);

const steps = z.array(z.union([z.string().max(200), z.int().nonnegative()])).max(20);
const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), path: steps, json: z.string() }),
  z.strictObject({ kind: z.literal('insert'), path: steps, index: z.int(), json: z.string() }),
  z.strictObject({ kind: z.literal('remove'), path: steps, index: z.int() }),
  z.strictObject({ kind: z.literal('move'), path: steps, from: z.int(), to: z.int() }),
]);

const editRequest: z.ZodType<EditRequest> = z.strictObject({
  revision: z.int().nonnegative(),
  gesture: z.string().max(100).nullable(),
  command: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('type'),
      paths: z.array(path).min(1).max(10_000),
      typed: z.string().max(100_000),
      unit: z.enum(amountUnits),
      back: z.array(z.string().max(100)).max(100).optional(),
    }),
    z.strictObject({ kind: z.literal('forms'), forms: z.array(z.string().max(200)).max(1000) }),
    z.strictObject({ kind: z.literal('row'), list: path, action, index }),
    z.strictObject({
      kind: z.literal('paste'),
      list: path,
      row: index,
      first: index,
      amountUnit: z.enum(amountUnits),
      column: z.string().max(100),
      columns: z.array(z.string().max(100)).max(100),
      text: z.string(),
    }),
    z.strictObject({ kind: z.literal('project'), action, index }),
    z.strictObject({
      kind: z.literal('suggest'),
      path,
      name: z.string().max(100_000),
      target: z.string().max(100_000).nullable(),
    }),
    z.strictObject({ kind: z.literal('drop'), path }),
    z.strictObject({ kind: z.literal('mend'), edits: z.array(edit).min(1).max(10_000) }),
    z.strictObject({
      kind: z.literal('part'),
      at: z.int().nonnegative(),
      was: z.string(),
      text: z.string(),
    }),
    z.strictObject({
      kind: z.literal('copy-projects'),
      source: path,
      projects: z.array(z.int().nonnegative()).min(1).max(5000),
      index: z.int().nonnegative(),
    }),
  ]),
});

/** Null where the body is none. */
export function readEditRequest(body: Uint8Array): EditRequest | null {
  return readBody(body, editRequest);
}

/** Null where the body is no list of them. */
export function readPaths(body: Uint8Array): readonly JsonPath[] | null {
  return readBody(body, z.array(path).max(100_000));
}

function readBody<Value>(body: Uint8Array, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(body))).data ?? null;
  } catch {
    return null;
  }
}
