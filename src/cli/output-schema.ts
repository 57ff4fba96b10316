/** The JSON Schema of what `--json` prints, for the programs that read it. */
import * as z from 'zod';

const text = z.string();
const count = z.int().nonnegative();

const finding = z
  .strictObject({
    code: text.describe('Stable name, room/what: check/duplicate-indicator'),
    severity: z.enum(['error', 'warning', 'note']),
    message: text.describe('In Chinese: what is wrong and what to do'),
    english: text,
    file: text.nullable(),
    path: text.nullable().describe('In the filing: projects[3].funding.annual.total, counted from 0'),
    label: text.nullable().describe('Chinese name of what stands at the path'),
    position: z
      .strictObject({ line: count, column: count })
      .nullable()
      .describe('In the file, counted from 1'),
    parameters: z
      .record(text, z.union([text, z.number(), z.null(), z.array(text)]))
      .describe('What the message names, for programs that word it themselves'),
    expected: text.nullable(),
    actual: text.nullable(),
  })
  .meta({ id: 'Finding' });

const file = z
  .strictObject({
    file: text,
    unit: text.nullable(),
    department: text.nullable(),
    year: z.int().nullable(),
    read: z.boolean().describe('Whether the file is a filing'),
    errors: count,
    warnings: count,
    projects: count,
  })
  .meta({ id: 'File' });

/** A file that was read, or that could not be read. */
export type FileSummary = Readonly<z.output<typeof file>>;

const writtenFile = z.strictObject({ file: text, sha256: text });

const document = z
  .looseObject({
    source: text.optional(),
    sources: z.array(text).optional().describe('Of a compilation: the files that are in it'),
    form: text.nullable(),
    project: z.strictObject({ index: count, name: text }).nullable().optional(),
    format: text.nullable(),
    file: text.nullable(),
    furtherFiles: z.array(writtenFile).optional().describe('Pictures of the second page and on'),
    pages: count.nullable().optional(),
    sha256: text.nullable().optional(),
    status: z.enum(['written', 'unchanged', 'failed', 'new', 'changed']),
    diagnostics: z.array(finding).optional(),
  })
  .meta({ id: 'Document' });

/** The output of all commands with --json but `schema`; each prints the members that apply to it. */
export const outputSchema = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.array(file).optional(),
  documents: z.array(document).optional(),
  forms: z.array(z.looseObject({ id: text, title: text })).optional(),
  filings: z
    .array(
      z.looseObject({
        file: text,
        form: text,
        filing: z.looseObject({}),
        doubts: z.array(z.looseObject({})),
      }),
    )
    .optional()
    .describe('Of read: what was read, and what is unclear in it'),
  packs: z
    .array(z.strictObject({ id: text, title: text, faults: count }))
    .optional()
    .describe('Of pack check'),
  tests: z
    .array(
      z.strictObject({
        file: text,
        status: z.enum(['same', 'stored', 'failed']),
        diagnostics: z.array(finding),
      }),
    )
    .optional()
    .describe('Of pack test'),
  findings: z.array(finding).optional().describe('Of the filings'),
  verdict: z
    .strictObject({ ready: z.boolean(), message: text, english: text })
    .optional()
    .describe('Of check: whether the filings can be handed in, and if not, why'),
  diagnostics: z.array(finding).optional().describe('Of the run: options, folders, packs, fonts'),
});

export function outputJsonSchema(): unknown {
  return z.toJSONSchema(outputSchema);
}
