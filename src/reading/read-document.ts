/** Takes filings back out of PDF, Word and OFD files of ours, which carry them, and reads the tables of other Word and PDF files. */

import {
  type AttachedFilings,
  type AttachmentFault,
  type DocumentKind,
  type FoundAttachment,
  type FoundAttachments,
  findAttachments,
  type WordContent,
  wordContent,
} from '../attached/index.js';
import { type Diagnostic, errorOf } from '../diagnostics/index.js';
import { clip } from '../json/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { FilingJson, ReadFiling } from './join-forms.js';
import { leavesIn } from './leaf-texts.js';
import type { BookReading } from './read-book.js';
import type { TablesReading } from './read-tables.js';
import { isSaid } from './said.js';
import { type SourceTable, textCell } from './source-table.js';
import { withWordDoubts, wordPlace } from './word-doubts.js';

/** Reads a table by the forms' patterns; `attached`: filings as JSON that it was made from. */
export type ReadTable = (table: SourceTable, attached: readonly string[]) => TablesReading;

/** Never throws, whatever the bytes. */
export async function readDocument(
  bytes: Uint8Array,
  kind: DocumentKind,
  readTable: ReadTable,
  packageFolder: string | null,
): Promise<BookReading> {
  const found = await findAttachments(bytes, kind);
  const isClosed = 'fault' in found && found.fault === 'encrypted' && kind === 'pdf';
  const opened = isClosed ? await unlocked(bytes, packageFolder) : null;
  if (opened === null) return await readFound(bytes, kind, found, readTable, packageFolder);
  return await readFound(opened, kind, await findAttachments(opened, kind, true), readTable, packageFolder);
}

/** An encrypted PDF that opens without a password, without its encryption; null if it needs one. */
async function unlocked(bytes: Uint8Array, packageFolder: string | null): Promise<Uint8Array | null> {
  const { unlockedPdf } = await import('../pdf-tables/index.js');
  return await unlockedPdf(bytes, packageFolder);
}

async function readFound(
  bytes: Uint8Array,
  kind: DocumentKind,
  found: FoundAttachments,
  readTable: ReadTable,
  packageFolder: string | null,
): Promise<BookReading> {
  if ('fault' in found && found.fault === 'no-filing' && kind === 'pdf')
    return await pagesOf(bytes, readTable, packageFolder);
  const content = kind === 'docx' || kind === 'flat-docx' ? await wordContent(bytes) : null;
  if ('fault' in found) {
    const read = content === null || found.fault !== 'no-filing' ? null : readWord(content, [], readTable);
    return read === null || read.filings.length === 0
      ? failed(found.fault, kind)
      : { ...read, diagnostics: [] };
  }
  const text = content === null ? null : content.cells.map((cell) => cell.text.replace(/\s+/gu, '')).join('');
  const filings = found.attachments.flatMap((one) => readAttachment(one, found, text) ?? []);
  if (filings.length === 0) return failed('broken', kind);
  const reading = { filings, doubts: [], unknown: [], diagnostics: [] };
  const isEdited = filings.some(({ doubts }) => doubts.some(({ code }) => editedCodes.has(code)));
  return (isEdited && content !== null ? editedText(content, reading, readTable) : null) ?? reading;
}

const editedCodes = new Set(['reading/edited-document', 'reading/not-in-text']);

/** Combines changed values of the text with the attached filing; null if not all forms are found in the text. */
function editedText(content: WordContent, attached: BookReading, readTable: ReadTable): BookReading | null {
  const filed = attached.filings.map(({ filing }) => JSON.stringify(filing));
  const read = readWord(content, filed, readTable);
  const isWhole = read.filings.every(
    ({ filing, doubts }, index) =>
      countOf(filing) === countOf(attached.filings[index]?.filing ?? {}) &&
      doubts.every(({ code }) => !brokenCodes.has(code)),
  );
  if (!isWhole || read.filings.length !== attached.filings.length) return null;
  const filings = read.filings.map((one, index): ReadFiling => {
    const before = attached.filings[index];
    if (before === undefined) return one;
    const doubts = before.doubts.filter(({ code }) => !editedCodes.has(code));
    return { ...one, doubts: [...one.doubts, ...changedLeaves(one, before), ...doubts] };
  });
  // A summary's list says again what the forms say.
  return { ...attached, filings };
}

/** Doubts of a form that is not there as it was made. */
const brokenCodes = new Set(['reading/label-not-found', 'reading/lost-project', 'reading/unsure-form']);

function countOf({ projects }: FilingJson): number {
  return Array.isArray(projects) ? projects.length : 0;
}

function changedLeaves({ filing, places }: ReadFiling, attached: ReadFiling): readonly Doubt[] {
  const [now, before] = [new Map(leavesIn(filing, '')), new Map(leavesIn(attached.filing, ''))];
  return [...new Set([...now.keys(), ...before.keys()])].flatMap((path) => {
    const [is, was] = [now.get(path) ?? '', before.get(path) ?? ''];
    if (is === was) return [];
    const [text, data] = [clip(is), clip(was)];
    return [
      doubt({
        code: 'changed-text',
        path,
        place: places.get(path) ?? null,
        message: `正文是“${text}”，附在文件里的数据是“${data}”，按正文读，请核对`,
        english: `the text says "${text}", the attached filing "${data}"; read as the text says`,
        parameters: { found: text, attached: data },
      }),
    ];
  });
}

function readWord(content: WordContent, attached: readonly string[], readTable: ReadTable): TablesReading {
  return withWordDoubts(readTable(tableOfWord(content), attached), content);
}

/** The body of a Word file as one table: its paragraphs and the rows of its tables one under another. */
function tableOfWord({ cells }: WordContent): SourceTable {
  return {
    name: '正文',
    cells: cells.map((cell) => textCell(cell, cell.text, wordPlace(cell.row, cell.inTable), cell.rowCount)),
  };
}

async function pagesOf(
  bytes: Uint8Array,
  readTable: ReadTable,
  packageFolder: string | null,
): Promise<BookReading> {
  const { readPdfPages } = await import('./read-pdf-pages.js');
  const read = await readPdfPages(bytes, readTable, packageFolder);
  // That its objects are found and its pages are not says no more than that there is nothing to read.
  if ('fault' in read) return failed(read.fault === 'broken' ? 'no-filing' : read.fault, 'pdf');
  return read.filings.length === 0 ? failed('no-filing', 'pdf') : { ...read, diagnostics: [] };
}

/** `text`: the document's without blanks; null if it cannot be changed. Returns null if the attachment is no JSON object. */
function readAttachment(
  attachment: FoundAttachment,
  document: AttachedFilings,
  text: string | null,
): ReadFiling | null {
  const filing = parsed(attachment.json);
  if (filing === null) return null;
  const [form] = Array.isArray(filing.forms) ? filing.forms : [];
  return {
    form: typeof form === 'string' ? form : '',
    filing,
    doubts: [...doubtsOf(attachment, document), ...unsaid(filing, text), printedOnly],
    places: new Map(),
  };
}

function parsed(json: string): FilingJson | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

const printedOnly = doubt({
  code: 'printed-only',
  severity: 'note',
  message: '文件里附的只有它印出的各项；没有印的（其他项目、备注等）不在其中',
  english: 'a document carries what it prints and no more; what it does not print is not in this filing',
});

function doubtsOf({ name, isIntact }: FoundAttachment, { isEdited }: AttachedFilings): readonly Doubt[] {
  const changed = doubt({
    code: 'changed-attachment',
    message: `附在文件里的数据 ${name} 与它的 SHA-256 不符，被改过，请核对`,
    english: `the attached filing ${name} does not fit its SHA-256: it has been changed; check it`,
    parameters: { name },
  });
  const edited = doubt({
    code: 'edited-document',
    message: '文件在别的软件里存过，正文可能改过；读的是附在文件里的数据，不是正文，请与正文核对',
    english:
      'another program has saved the file, so its text may have been changed; the attached filing was read, not the text',
  });
  return [...(isIntact ? [] : [changed]), ...(isEdited ? [edited] : [])];
}

/** Leaves of the filing that the document does not say (any more). */
function unsaid(filing: FilingJson, text: string | null): readonly Doubt[] {
  if (text === null) return [];
  const { projects, ...others } = filing;
  const leaves = [...leavesIn(others.unitTarget, 'unitTarget'), ...leavesIn(projects, 'projects')];
  return leaves.flatMap(([path, value]) => {
    if (isSaid(value.replace(/\s+/gu, ''), text)) return [];
    const shown = clip(value);
    return [
      doubt({
        code: 'not-in-text',
        path,
        message: `正文里没有“${shown}”，正文可能改过；读的是附在文件里的数据，请核对`,
        english: `the text does not say "${shown}", so it may have been changed; the attached filing was read`,
        parameters: { shown },
      }),
    ];
  });
}

const names: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  'flat-docx': 'Word',
  ofd: 'OFD',
};

function failed(fault: AttachmentFault, kind: DocumentKind): BookReading {
  return { filings: [], doubts: [], unknown: [], diagnostics: [problem(fault, names[kind])] };
}

function problem(fault: AttachmentFault, kind: string): Diagnostic {
  const [code, message, english] = wordsOf(fault, kind);
  return errorOf(`reading/${code}`, message, english, { parameters: { kind } });
}

const noTables = [
  'no-filing',
  '这个 PDF 文件里没有附填报数据，页面上也没有认出填报表（要有画出的表格线；扫描的图片读不了）；请用原来的文件或 JSON 数据，或把表存成 Word（.docx）、Excel（.xlsx）再读',
  'the PDF file carries no filing, and no form was found on its pages (a table must have drawn lines; scans cannot be read); use the original file or the JSON, or save the form as .docx or .xlsx and read that',
] as const;

function wordsOf(fault: AttachmentFault, kind: string): readonly [string, string, string] {
  switch (fault) {
    case 'no-filing':
      if (kind === names.pdf) return noTables;
      return [
        'no-filing',
        `这个 ${kind} 文件里没有附填报数据：不是绩表出的，或另存、打印时丢了；请用原来的文件或 JSON 数据，或把表存成 Word（.docx）、Excel（.xlsx）再读`,
        `the ${kind} file carries no filing: it was not made by jibiao, or lost it when saved or printed anew; use the original file or the JSON, or save the form as .docx or .xlsx and read that`,
      ];
    case 'encrypted':
      return [
        'encrypted-document',
        `这个 ${kind} 文件要密码才能打开，没有读；请去掉密码后再试`,
        `the ${kind} file needs a password and was not read; remove it and try again`,
      ];
    case 'too-large':
      return [
        'too-large-document',
        `这个 ${kind} 文件解压后太大，没有读取；请核对文件`,
        `the ${kind} file is too large when unpacked and was not read; check the file`,
      ];
    case 'broken':
      return [
        'broken-document',
        `这个 ${kind} 文件已损坏，读不出附在里面的数据；请用原来的文件`,
        `the ${kind} file is damaged, so the filing in it cannot be read; use the original file`,
      ];
  }
}
