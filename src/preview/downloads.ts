/** Files to take away: the very bytes that `jibiao render` writes, one by one or all in a zip. */
import {
  documentFileName,
  fileNameOf,
  layOutFormats,
  nameInFormat,
  type PlannedForm,
  pageName,
  planDocuments,
  type ZippedFile,
  zipFiles,
} from '../batch/index.js';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import type { PagedDocument } from '../layout/index.js';
import { type Resources, renderDocument, renderPictures } from '../pipeline.js';
import { type Format, formats, holdsFiling, pictureDpi } from '../render/index.js';
import { chooseForm, filingView } from './filing-view.js';
import type { Studio } from './studio.js';
import { documentRequest, type ViewRequest } from './view-request.js';

export interface DownloadFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Of an archive: how many documents could not be made, which a text in it names. */
  readonly leftOut?: number;
}

interface ReadableFiling {
  readonly filing: Filing;
  readonly file: string;
  readonly resources: Resources;
}

/** The document that is shown, in a format; in one that has a file a page, the page of this number. */
export async function downloadDocument(
  studio: Studio,
  request: ViewRequest,
  format: Format,
  page: number,
): Promise<Result<DownloadFile>> {
  const opened = await openReadableFiling(studio, request);
  if (opened.value === null) return { value: null, diagnostics: opened.diagnostics };
  const { filing, resources } = opened.value;
  const { forms } = filingView(filing, resources.packs);
  const chosen = chooseForm(filing, forms, resources.packs, request);
  if (chosen === null) return { value: null, diagnostics: [] };
  return renderOne(studio, opened.value, chosen, request, format, page);
}

/** Every document that `jibiao render` makes of the filing without being told which, as PDF and Word; null if none can be made. */
export async function downloadAll(studio: Studio, request: ViewRequest): Promise<Result<DownloadFile>> {
  const opened = await openReadableFiling(studio, request);
  if (opened.value === null) return { value: null, diagnostics: opened.diagnostics };
  const { filing, resources } = opened.value;
  const plan = planDocuments(filing, { forms: [], projects: [] }, resources.packs);
  const wanted = formats.filter(({ isUsual }) => isUsual);
  const files: ZippedFile[] = [];
  const failed: { readonly name: string; readonly diagnostics: readonly Diagnostic[] }[] = [];
  for (const planned of plan.value ?? []) {
    for (const format of wanted) {
      const made = await renderOne(studio, opened.value, planned, request, format, 1);
      const name = fileNameOf(planned, filing, opened.value.resources.packs, format.extension);
      if (made.value === null) failed.push({ name, diagnostics: made.diagnostics });
      else files.push(made.value);
    }
  }
  const diagnostics = [...plan.diagnostics, ...failed.flatMap((one) => one.diagnostics)];
  if (files.length === 0) return { value: null, diagnostics };
  const remarks = failed.map((one) => `${one.name}\r\n${one.diagnostics.map(remark).join('')}`);
  const list = { name: leftOutName, bytes: Buffer.from(`\ufeff${remarks.join('\r\n')}`) };
  const name = documentFileName({
    unit: filing.unit.name,
    year: String(filing.year),
    title: '绩效表',
    project: null,
    extension: 'zip',
  });
  const bytes = await zipFiles(failed.length === 0 ? files : [...files, list]);
  return { value: { name, type: 'application/zip', bytes, leftOut: failed.length }, diagnostics };
}

const leftOutName = '没有出成的表.txt';

/** For Notepad, too. */
function remark({ label, message, severity }: Diagnostic): string {
  if (severity !== 'error') return '';
  return `  ${label === null ? '' : `${label}：`}${message}\r\n`;
}

async function openReadableFiling(studio: Studio, request: ViewRequest): Promise<Result<ReadableFiling>> {
  const opened = await studio.open(request.source);
  if (opened.value === null) return { value: null, diagnostics: opened.diagnostics };
  const { file, reading, resources } = opened.value;
  if (reading.value === null || resources.value === null) {
    return { value: null, diagnostics: [...reading.diagnostics, ...resources.diagnostics] };
  }
  const readable = { filing: reading.value, file: file.view.name, resources: resources.value };
  return { value: readable, diagnostics: [] };
}

async function renderOne(
  studio: Studio,
  { filing, file, resources }: ReadableFiling,
  chosen: PlannedForm,
  request: ViewRequest,
  format: Format,
  page: number,
): Promise<Result<DownloadFile>> {
  const attaches = holdsFiling(format, request.rendering);
  const asked = { ...documentRequest(request, filing, file, chosen), attaches };
  const laidOut = layOutFormats(
    (missingGlyphs) => studio.layOut({ ...asked, missingGlyphs }, resources),
    asked.missingGlyphs,
    [format],
  )(format);
  if (laidOut.value === null) return { value: null, diagnostics: laidOut.diagnostics };
  const { pages } = laidOut.value;
  const shown = Math.min(Math.max(page, 1), pages.length);
  const bytes =
    format.kind === 'pictures'
      ? await pictureOf(laidOut.value, resources, shown)
      : await renderDocument(laidOut.value, format.id, resources, request.rendering);
  const name = fileNameOf(chosen, filing, resources.packs, format.extension);
  const written = pageName(nameInFormat(name, format), shown, pages.length);
  return { value: { name: written, type: format.mediaType, bytes }, diagnostics: [] };
}

/** The page of this number alone, as `jibiao render` paints it. */
async function pictureOf(document: PagedDocument, resources: Resources, number: number): Promise<Uint8Array> {
  const pages = document.pages.slice(number - 1, number);
  const { value } = await renderPictures({ ...document, pages, outline: [] }, 'png', resources, {
    dpi: pictureDpi.usual,
  }).next();
  return value ?? new Uint8Array();
}
