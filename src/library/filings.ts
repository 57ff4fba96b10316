/** Filings in: read from bytes, values, workbooks and tables; labelled, and checked by the field's rules. */
import {
  asFinding,
  type CheckOptions,
  type CheckSettings,
  configFileName,
  defaultSettings,
  type Finding,
  parseConfig as parseSettings,
  runChecks,
} from '../checks/index.js';
import {
  type Diagnostic,
  hasErrors as hasErrorsIn,
  type JsonPath,
  type Result,
  unknownName,
} from '../diagnostics/index.js';
import {
  defaultForms as defaultFormsOf,
  type Filing,
  type FilingInput,
  type FilingReading,
  type FilingSchema,
  filingJsonSchema as jsonSchemaOf,
  labelAt as labelIn,
  readFiling as readBytes,
  unreadFiling,
} from '../filing/index.js';
import type { Resources } from '../pipeline.js';
import {
  type BookReading,
  readBook,
  readSourceTables,
  type TablesReading,
  tableOfTexts,
} from '../reading/index.js';
import * as kinds from './argument-kinds.js';
import { called, refused } from './call.js';

/** Name of an unnamed filing in diagnostics. */
export const defaultFile = '填报数据';

/** How a filing is read; all optional. */
export interface ReadOptions {
  /** The name that the diagnostics carry. */
  readonly file?: string;
  /** Whether what is not canonical but plain (`2024.1.1`, `150万`) is understood, with a note each; true by default. */
  readonly normalize?: boolean;
  /** With the fields that forms declare, as `loadResources` gives it; by default the core alone. */
  readonly resources?: Pick<Resources, 'schema'>;
}

const readSettings = { file: kinds.text, resources: kinds.resourcesToRead };

/** Reads a filing's file. Never throws, whatever the bytes. */
export const readFiling = called(
  {
    name: 'readFiling',
    takes: { bytes: kinds.bytes, options: { settings: { ...readSettings, normalize: kinds.flag } } },
    refuse: (faults): FilingReading => unreadFiling(faults),
  },
  (bytes: Uint8Array, options: ReadOptions = {}): FilingReading =>
    readBytes(bytes, { ...options, file: options.file ?? defaultFile }),
);

/**
 * A filing from values at hand instead of a file's bytes; checked in the same way. Give amounts as strings: a number of
 * more than 15 digits has lost some before it comes here. `file` is the name that diagnostics carry.
 */
export const filingFrom = called(
  {
    name: 'filingFrom',
    takes: { input: kinds.json, options: { settings: readSettings } },
    refuse: refused,
  },
  (input: FilingInput, options: Omit<ReadOptions, 'normalize'> = {}): Result<Filing> =>
    readBytes(new TextEncoder().encode(JSON.stringify(input)), {
      ...options,
      file: options.file ?? defaultFile,
    }),
);

/** The filing's JSON Schema, for completion and checking in editors; with declared fields where `resources.schema` is given. */
export const filingJsonSchema = called(
  { name: 'filingJsonSchema', takes: { schema: kinds.schema }, optional: ['schema'] },
  (schema?: FilingSchema): Readonly<Record<string, unknown>> => jsonSchemaOf(schema),
);

/** The Chinese label of a path, `projects[3].funding.annual.total` → 年度资金申请总额; null at the root and at unknown keys. */
export const labelAt = called(
  { name: 'labelAt', takes: { path: kinds.text, schema: kinds.schema }, optional: ['schema'] },
  (path: JsonPath, schema?: FilingSchema): string | null => labelIn(path, schema),
);

/** Ids of the forms that a filing gives where none are asked for. */
export const defaultForms = called(
  { name: 'defaultForms', takes: { filing: kinds.filing } },
  (filing: Filing): readonly string[] => defaultFormsOf(filing),
);

/**
 * Filings read back from an Excel file (.xlsx, .xls, .ods; HTML, XML or CSV that a system exports), a Word file (.docx) or a PDF
 * with ruled tables, or taken out of a PDF, Word or OFD file of ours, as JSON that nothing has checked yet: give each to `filingFrom` or `readFiling`. What is unclear or was not read is among the doubts, with path and cell. Never throws.
 */
export const readWorkbook = called(
  {
    name: 'readWorkbook',
    takes: { bytes: kinds.bytes, resources: kinds.resources },
    refuse: async (diagnostics): Promise<BookReading> => ({
      filings: [],
      doubts: [],
      unknown: [],
      diagnostics,
    }),
  },
  (bytes: Uint8Array, resources: Resources): Promise<BookReading> =>
    readBook(bytes, resources, resources.memo.packageFolder),
);

/** As `readWorkbook`, of tables at hand: rows of texts, such as cells pasted from Excel. Places are `name!B3`. */
export const readTables = called(
  { name: 'readTables', takes: { tables: kinds.tables, resources: kinds.resources } },
  (
    tables: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[],
    resources: Resources,
  ): TablesReading => {
    const sources = tables.map(({ name, rows }) => tableOfTexts(name, rows));
    return readSourceTables(sources, [], resources);
  },
);

/** What the field's rules find in a filing (校验); they change nothing. Settings come from `parseConfig`, or are the default ones. */
export const checkFiling = called(
  {
    name: 'checkFiling',
    takes: {
      filing: kinds.filing,
      options: {
        settings: {
          file: kinds.textOrNull,
          forms: kinds.textsOrNull,
          earlier: kinds.filing,
          positionOf: kinds.call,
          resources: kinds.resourcesToCheck,
          settings: kinds.checkSettings,
        },
      },
    },
    refuse: asFindings,
  },
  (
    filing: Filing,
    options: CheckOptions & { readonly settings?: CheckSettings } = {},
  ): readonly Finding[] => {
    const { settings = defaultSettings, ...others } = options;
    const strange = unknownForms(others);
    return strange.length > 0 ? asFindings(strange) : runChecks(filing, settings, others);
  },
);

function asFindings(faults: readonly Diagnostic[]): readonly Finding[] {
  return faults.map((one) => asFinding(one));
}

function unknownForms({ forms, resources }: CheckOptions): readonly Diagnostic[] {
  if (resources === undefined) return [];
  const known = [...resources.packs.keys()];
  return (forms ?? []).flatMap((form) =>
    resources.packs.get(form) === undefined
      ? [unknownName('request/unknown-form', { zh: '表', en: 'form' }, form, known)]
      : [],
  );
}

/** Settings of the checks from the text of a `jibiao.config.json`; comments and trailing commas are allowed. `file`: the name in diagnostics. */
export const parseConfig = called(
  {
    name: 'parseConfig',
    takes: { text: kinds.text, options: { settings: { file: kinds.text } } },
    refuse: refused,
  },
  (text: string, options: { readonly file?: string } = {}): Result<CheckSettings> =>
    parseSettings(text, { file: options.file ?? configFileName }),
);

export const hasErrors = called(
  { name: 'hasErrors', takes: { diagnostics: kinds.diagnosticList } },
  (diagnostics: readonly Diagnostic[]): boolean => hasErrorsIn(diagnostics),
);
