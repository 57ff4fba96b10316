/** 汇编: the forms of many filings in one document, under a cover, a list of units and their sums. */
import type { Diagnostic, Result } from '../diagnostics/index.js';
import { formOf, withFile } from '../form-sections.js';
import { type Attachment, layOut, type PagedDocument, type Section } from '../layout/index.js';
import type { Resources } from '../request.js';
import { compilationContext, type FormPack, groupByDepartment } from '../template/index.js';
import {
  type Chapter,
  type CompilationInput,
  type FailedFiling,
  placeChapters,
  readChapters,
} from './chapters.js';
import { missing, notACompilation, nothingLeft, repeatRemarks, yearRemarks } from './findings.js';

export interface Compilation extends Result<PagedDocument> {
  /** Files left out because of errors, which the diagnostics name. */
  readonly leftOut: readonly string[];
}

/**
 * One document of all filings that can be compiled, units in the order of their filings, brought together under their
 * departments. The value is null if none can, or where the compilation's own form has an error.
 */
export async function layOutCompilation(
  request: CompilationInput,
  resources: Resources,
): Promise<Compilation> {
  const pack = resources.packs.get(request.form);
  if (pack?.scope !== 'compilation') {
    return { value: null, diagnostics: [notACompilation(request.form)], leftOut: [] };
  }
  if (pack.faults.length > 0) return { value: null, diagnostics: pack.faults, leftOut: [] };
  const { chapters, failed } = await readChapters(request, resources);
  return compile(chapters, failed, pack, request, resources);
}

function compile(
  chapters: readonly Chapter[],
  failed: readonly FailedFiling[],
  pack: FormPack,
  request: CompilationInput,
  resources: Resources,
): Compilation {
  const leftOut = failed.map(({ file }) => file);
  const errors = failed.flatMap(({ file, diagnostics }) => [...diagnostics, missing(file)]);
  if (chapters.length === 0) return { value: null, diagnostics: [...errors, nothingLeft()], leftOut };
  const departments = groupByDepartment(chapters.map(({ unit }) => unit));
  const front = formOf(pack, request.options, (options) => compilationContext(departments, pack, options));
  if (front.value === null) return { value: null, diagnostics: [...errors, ...front.diagnostics], leftOut };
  const { title } = front.value;
  const cover: Section = {
    form: front.value,
    setup: pack.page,
    project: null,
    bookmark: { title, level: 1 },
    startsPage: true,
  };
  const files = new Map(chapters.map(({ unit, file }) => [unit.filing, file]));
  const { profile, missingGlyphs, fit } = request;
  const document = layOut(
    {
      title,
      author: departments.length === 1 ? (departments[0]?.name ?? '') : '',
      sections: [cover, ...placeChapters(chapters, departments)],
      attachments: chapters.flatMap(attachmentOf),
      setup: pack.page,
      profile,
      missingGlyphs,
      fit,
    },
    resources.memo.layout,
  );
  const found = [...front.diagnostics, ...document.diagnostics].map((one) => inItsFiling(one, files));
  const broken = new Set(found.flatMap((one) => (one.severity === 'error' ? [one.file] : [])));
  const sound = chapters.filter(({ file }) => !broken.has(file));
  if (broken.size > 0 && sound.length < chapters.length) {
    const lost = chapters.flatMap(({ file }) => {
      const own = found.filter((one) => one.file === file);
      return broken.has(file) ? [{ file, diagnostics: withFile(own, file) }] : [];
    });
    return compile(sound, [...failed, ...lost], pack, request, resources);
  }
  const remarks = [...chapters.flatMap((one) => one.diagnostics), ...found.flatMap(labelled)];
  const diagnostics = [...yearRemarks(chapters), ...repeatRemarks(chapters), ...remarks, ...errors];
  const isWhole = broken.size === 0;
  return { value: isWhole ? { ...document, diagnostics } : null, diagnostics, leftOut };
}

/** Numbered as the filings come. */
function attachmentOf({ attached }: Chapter, index: number): readonly Attachment[] {
  return attached === null
    ? []
    : [{ name: `填报数据-${String(index + 1).padStart(3, '0')}.json`, ...attached }];
}

/** Attributes diagnostics about the compilation's lists to the filings that the data come from. */
function inItsFiling(one: Diagnostic, files: ReadonlyMap<number, string>): Diagnostic {
  const [, index, path] = /^filings\[(\d+)\]\.(.*)$/s.exec(one.path ?? '') ?? [];
  const file = index === undefined ? undefined : files.get(Number(index));
  return file === undefined || path === undefined ? one : { ...one, file, path };
}

function labelled(one: Diagnostic): readonly Diagnostic[] {
  return one.file === null ? [one] : withFile([one], one.file);
}
