/** The way of a document from end to end: its forms are filled in, laid out, and rendered. */
import { type Diagnostic, errorOf, hasErrors, type Result } from './diagnostics/index.js';
import { type Filing, subjectName, subjectsOf } from './filing/index.js';
import { formOf, formSections, usablePack, withFile } from './form-sections.js';
import { layOut, type PagedDocument, type Section } from './layout/index.js';
import {
  type DocumentFormatId,
  formatOf,
  type PictureFormatId,
  type PictureOptions,
  pictureDpi,
  type RenderOptions,
  renderFiles,
} from './render/index.js';
import type { BlankRequest, DocumentRequest, Resources } from './request.js';
import { blankContext, type FormPack } from './template/index.js';

export type { DocumentRequest, Resources } from './request.js';

/** Pages of one document. The value is null where an error keeps it from being made. */
export function layOutDocument(asked: DocumentRequest, resources: Resources): Result<PagedDocument> {
  const ready = formSections(asked, resources);
  if (ready.value === null) return { value: null, diagnostics: ready.diagnostics };
  const { sections, pack, project, attached } = ready.value;
  const { filing, profile, missingGlyphs, fit, file } = asked;
  const document = layOut(
    {
      title: documentTitle(pack, filing, project),
      author: filing.unit.name,
      sections,
      attachments: attached === null ? [] : [{ name: '填报数据.json', ...attached }],
      setup: pack.page,
      profile,
      missingGlyphs,
      fit,
    },
    resources.memo.layout,
  );
  const all = [...ready.diagnostics, ...withFile(document.diagnostics, file, pack.schema)];
  const isWhole = !hasErrors(document.diagnostics);
  return { value: isWhole ? { ...document, diagnostics: all } : null, diagnostics: all };
}

/** Pages of the blank form. The value is null where the pack has none, or an error keeps it from being made. */
export function layOutBlank(request: BlankRequest, resources: Resources): Result<PagedDocument> {
  const { value: pack, diagnostics: faults } = usablePack(request.form, resources);
  if (pack === null) return { value: null, diagnostics: faults };
  const options = { ...pack.blank?.options, ...request.options };
  const form = formOf(pack, options, (values) => blankContext(pack, values));
  if (form.value === null) {
    return { value: null, diagnostics: form.diagnostics.length > 0 ? form.diagnostics : [noBlank(pack)] };
  }
  const { title, page: setup } = pack;
  const bookmark = { title, level: 1 } as const;
  const section: Section = { form: form.value, setup, project: null, bookmark, startsPage: true };
  const { profile, missingGlyphs, fit } = request;
  const document = layOut(
    { title, author: '', sections: [section], setup, profile, missingGlyphs, fit },
    resources.memo.layout,
  );
  const diagnostics = [...form.diagnostics, ...document.diagnostics];
  return { value: hasErrors(document.diagnostics) ? null : { ...document, diagnostics }, diagnostics };
}

/** The document in a format. */
export async function renderDocument(
  document: PagedDocument,
  format: DocumentFormatId,
  { memo }: Pick<Resources, 'memo'>,
  options: RenderOptions,
): Promise<Uint8Array> {
  const chosen = formatOf(format);
  if (chosen.kind !== 'document') throw new RangeError(`${format} has a file a page`);
  const { value } = await renderFiles(document, chosen, memo, { ...options, dpi: pictureDpi.usual }).next();
  if (value === undefined) throw new Error(`${format} gives no file`);
  return value;
}

/** Pictures of the document's pages, each made as it is asked for. */
export function renderPictures(
  document: PagedDocument,
  format: PictureFormatId,
  { memo }: Pick<Resources, 'memo'>,
  options: PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  const chosen = formatOf(format);
  if (chosen.kind !== 'pictures') throw new RangeError(`${format} has one file`);
  return renderFiles(document, chosen, memo, { ...options, wordFlow: false });
}

function documentTitle(pack: FormPack, filing: Filing, project: number | null): string {
  const name = project === null ? '' : subjectName(subjectsOf(filing, pack.each)[project]);
  return name === '' ? pack.title : `${pack.title} ${name}`;
}

function noBlank(pack: FormPack): Diagnostic {
  return errorOf(
    'pipeline/no-blank',
    `“${pack.title}”没有空白表；要有，请在它的 form.json 里写 "blank": {}`,
    `${pack.id} has no blank form; for one, write "blank": {} into its form.json`,
    { parameters: { form: pack.id } },
  );
}
