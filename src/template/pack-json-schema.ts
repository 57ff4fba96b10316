/** The JSON Schema of form.json, for editors. */
import * as z from 'zod';
import { buildPackSchema } from './pack-definition.js';

export function packJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(buildPackSchema(), { io: 'input' }), title: 'jibiao form.json' };
}
