/** Takes filings back out of PDF, Word and OFD files of ours, which carry them; their pages are not read. */
import {
  type AttachedFilings,
  type AttachmentFault,
  type FoundAttachment,
  findAttachments,
} from '../attached/index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { FilingJson, ReadFiling } from './join-forms.js';
import type { BookReading } from './read-book.js';

export type DocumentKind = 'pdf' | 'docx' | 'ofd';

/** Never throws, whatever the bytes. */
export function readDocument(bytes: Uint8Array, kind: DocumentKind): BookReading {
  const found = findAttachments(bytes, kind);
  if ('fault' in found) return failed(found.fault, kind);
  const filings = found.attachments.flatMap((one) => readAttachment(one, found) ?? []);
  return filings.length === 0
    ? failed('broken', kind)
    : { filings, doubts: [], unknown: [], diagnostics: [] };
}

/** Null where it is no JSON object. */
function readAttachment(attachment: FoundAttachment, document: AttachedFilings): ReadFiling | null {
  const filing = parsed(attachment.json);
  if (filing === null) return null;
  const [form] = Array.isArray(filing.forms) ? filing.forms : [];
  return {
    form: typeof form === 'string' ? form : '',
    filing,
    doubts: [...doubtsOf(attachment, document), ...unsaid(filing, document.text), printedOnly],
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
  });
  const edited = doubt({
    code: 'edited-document',
    message: '文件在别的软件里存过，正文可能改过；读的是附在文件里的数据，不是正文，请与正文核对',
    english:
      'another program has saved the file, so its text may have been changed; the attached filing was read, not the text',
  });
  return [...(isIntact ? [] : [changed]), ...(isEdited ? [edited] : [])];
}

/** Shorter texts are printed in more ways than one, or stand in others. */
const leastLength = 4;

/** Texts of the filing that the document does not say (any more). */
function unsaid(filing: FilingJson, text: string | null): readonly Doubt[] {
  if (text === null) return [];
  const { projects, ...others } = filing;
  const texts = [...textsIn(others.unitTarget, 'unitTarget'), ...textsIn(projects, 'projects')];
  return texts.flatMap(([path, value]) => {
    const bare = value.replace(/\s+/gu, '');
    if (bare.length < leastLength || /^[\d.,-]+$/u.test(bare) || text.includes(bare)) return [];
    const shown = value.slice(0, 30);
    return [
      doubt({
        code: 'not-in-text',
        path,
        message: `正文里没有“${shown}”，正文可能改过；读的是附在文件里的数据，请核对`,
        english: `the text does not say "${shown}", so it may have been changed; the attached filing was read`,
      }),
    ];
  });
}

/** Every text by its path. */
function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}

const names: Readonly<Record<DocumentKind, string>> = { pdf: 'PDF', docx: 'Word', ofd: 'OFD' };

function failed(fault: AttachmentFault, kind: DocumentKind): BookReading {
  return { filings: [], doubts: [], unknown: [], diagnostics: [problem(fault, names[kind])] };
}

function problem(fault: AttachmentFault, kind: string): Diagnostic {
  const [code, message, english] = wordsOf(fault, kind);
  return diagnostic({ code: `reading/${code}`, severity: 'error', message, english });
}

function wordsOf(fault: AttachmentFault, kind: string): readonly [string, string, string] {
  switch (fault) {
    case 'no-filing':
      return [
        'no-filing',
        `这个 ${kind} 文件里没有附填报数据：不是绩表出的，或另存、打印时丢了；请用原来的文件或 JSON 数据，或把表另存为 Excel（.xlsx）再读`,
        `the ${kind} file carries no filing: it was not made by jibiao, or lost it when saved or printed anew; use the original file or the JSON, or save the form as .xlsx and read that`,
      ];
    case 'encrypted':
      return [
        'encrypted-document',
        `这个 ${kind} 文件加了密，读不出附在里面的数据；请去掉密码后再试`,
        `the ${kind} file is encrypted; remove the password and try again`,
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
