/** Writes new filings into the previewed folder: blank ones, next year's, and dropped ones that are to be kept; never over a file. */
import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { isTaken, namedFile, writeNewFile } from '../batch/index.js';
import { type Diagnostic, errorOf, type Result, systemReason } from '../diagnostics/index.js';
import {
  blankFiling,
  decodeFiling,
  type FilingSchema,
  filingText,
  nextYear,
  nextYearName,
} from '../filing/index.js';
import type { OpenFiling } from './open-filing.js';
import type { BeginRequest, SamplesView, SourceView } from './protocol.js';
import { sniff } from './sniff.js';
import type { SourceFile, SourceStore } from './source-store.js';

export interface BeginTools {
  readonly sources: SourceStore;
  readonly open: (source: string) => Promise<Result<OpenFiling>>;
  readonly schema: () => Promise<FilingSchema>;
  /** Absolute: filings to look at. */
  readonly samplesFolder: string;
  /** Told that a dropped filing has become a file. */
  readonly kept: (file: SourceFile) => void;
}

/** The new source, which is listed from now on. */
export async function begin(request: BeginRequest, tools: BeginTools): Promise<Result<SourceView>> {
  switch (request.kind) {
    case 'blank': {
      const text = blankFiling(request);
      return writeUnderFreeName(request.unit, `-${request.year}`, text, tools);
    }
    case 'next-year':
      return beginNextYear(request.source, tools);
    case 'keep':
      return keep(request.source, tools);
    case 'sample':
      return showSample(request.name, tools);
  }
}

/** A package may have been made without samples: then there are none. */
export async function listSamples({
  samplesFolder,
}: Pick<BeginTools, 'samplesFolder'>): Promise<SamplesView> {
  const files = (await readdir(samplesFolder).catch(() => []))
    .filter((name) => name.endsWith('.json'))
    .sort();
  const samples = await Promise.all(
    files.map(async (name) => {
      const { unit, year } = sniff(await readFile(join(samplesFolder, name)));
      return { name, unit, year };
    }),
  );
  return { samples };
}

/** Shown as a dropped file is: what is tried out on it changes no sample. */
async function showSample(name: string, { samplesFolder, sources }: BeginTools): Promise<Result<SourceView>> {
  const { samples } = await listSamples({ samplesFolder });
  if (!samples.some((one) => one.name === name)) return { value: null, diagnostics: [noSample(name)] };
  return { value: sources.drop(name, await readFile(join(samplesFolder, name))), diagnostics: [] };
}

async function beginNextYear(source: string, tools: BeginTools): Promise<Result<SourceView>> {
  const opened = await tools.open(source);
  if (opened.value === null) return { value: null, diagnostics: opened.diagnostics };
  const { file, reading } = opened.value;
  if (reading.value === null) return { value: null, diagnostics: reading.diagnostics };
  const next = nextYear(reading.value, await tools.schema());
  const stem = nextYearName(parse(file.view.name).name, reading.value.year);
  return writeUnderFreeName(stem, '', `${JSON.stringify(next, null, 2)}\n`, tools);
}

async function keep(source: string, tools: BeginTools): Promise<Result<SourceView>> {
  const { value: opened, diagnostics } = await tools.open(source);
  if (opened === null) return { value: null, diagnostics };
  const { file, reading } = opened;
  if (reading.value === null) return { value: null, diagnostics: reading.diagnostics };
  // Whatever it was encoded in, what is kept is UTF-8.
  const decoded = decodeFiling(file.bytes);
  const text = 'problem' in decoded ? filingText(reading.value) : decoded.text;
  const written = await writeUnderFreeName(parse(file.view.name).name, '', text, tools);
  if (written.value !== null) tools.kept(file);
  return written;
}

/** So many names are tried before it is given up. */
const mostTries = 99;

/** `tail`: what stays of a name that is too long for a file's. */
async function writeUnderFreeName(
  stem: string,
  tail: string,
  text: string,
  { sources }: Pick<BeginTools, 'sources'>,
): Promise<Result<SourceView>> {
  for (let number = 1; number <= mostTries; number += 1) {
    const name = namedFile(stem, 'json', `${tail}${number === 1 ? '' : `-${number}`}`);
    try {
      const path = join(sources.folder, name);
      await writeNewFile(path, text);
      return { value: await sources.adopt(path), diagnostics: [] };
    } catch (error) {
      if (!isTaken(error)) return { value: null, diagnostics: [unwritable(name, error)] };
    }
  }
  return { value: null, diagnostics: [unwritable(namedFile(stem, 'json', tail), null)] };
}

function unwritable(file: string, error: unknown): Diagnostic {
  const { zh, en } =
    error === null ? { zh: '同名的文件太多', en: 'too many files of its name' } : systemReason(error);
  return errorOf('preview/unwritable-file', `没有写出：${zh}`, `was not written: ${en}`, {
    parameters: { reason: en },
    file,
  });
}

function noSample(name: string): Diagnostic {
  return errorOf(
    'preview/no-sample',
    `没有示例“${name.slice(0, 100)}”`,
    `there is no sample "${name.slice(0, 100)}"`,
    { parameters: { found: name.slice(0, 100) } },
  );
}
