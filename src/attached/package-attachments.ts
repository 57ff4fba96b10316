/** Takes the filings out of packages of XML parts: Word's custom XML (ECMA-376 Part 1, 22.5), OFD's attachments (GB/T 33190, 20). */
import { posix } from 'node:path';
import { type Unpacked, unescaped, unpackZip, WholeEntry } from '../spreadsheet/index.js';
import {
  type AttachedFilings,
  attachment,
  type FoundAttachment,
  type FoundAttachments,
  hashIn,
} from './attachment.js';

export async function wordAttachments(bytes: Uint8Array): Promise<FoundAttachments> {
  return await fromPackage(bytes, /^(?:customXml\/item\d+|docProps\/(?:app|core))\.xml$/u, (parts) => {
    const items = [...parts].filter(([name]) => name.startsWith('customXml/'));
    const attachments = items.flatMap(([, part]) => filingsIn(part));
    return { attachments, isEdited: !isAsWritten(parts) };
  });
}

export async function ofdAttachments(bytes: Uint8Array): Promise<FoundAttachments> {
  return await fromPackage(bytes, /Attach[^/]*\//u, (parts) => {
    const lists = [...parts].filter(([name]) => name.endsWith('/Attachments.xml'));
    const attachments = lists.flatMap(([name, list]) => listed(name, list, parts));
    return { attachments, isEdited: false };
  });
}

type PartTexts = ReadonlyMap<string, string>;

async function fromPackage(
  bytes: Uint8Array,
  wanted: RegExp,
  find: (parts: PartTexts) => AttachedFilings,
): Promise<FoundAttachments> {
  const unpacked: Unpacked = await unpackZip(bytes, (name) => (wanted.test(name) ? new WholeEntry() : null));
  if ('fault' in unpacked) return unpacked;
  const parts = new Map(
    Array.from(unpacked.entries, ([name, part]) => [name, Buffer.from(part).toString('utf8')]),
  );
  const found = find(parts);
  return found.attachments.length === 0 ? { fault: 'no-filing' } : found;
}

/** Parses the elements of our custom XML part, with any namespace prefix. */
function filingsIn(part: string): readonly FoundAttachment[] {
  if (!part.includes('urn:jibiao:filing')) return [];
  const elements = part.matchAll(/<(?:\w+:)?filing\b([^>]*)>([^<]*)<\/(?:\w+:)?filing>/gu);
  return [...elements].map(([, attributes = '', json = '']) =>
    attachment(attributeOf(attributes, 'name') ?? '', unescaped(json), attributeOf(attributes, 'sha256')),
  );
}

/** Whether no other program has saved the file: Word and WPS write their name and count revisions. */
function isAsWritten(parts: PartTexts): boolean {
  const application = parts.get('docProps/app.xml') ?? '';
  const core = parts.get('docProps/core.xml') ?? '';
  return (
    application.includes('<Application>jibiao</Application>') && core.includes('<cp:revision>1</cp:revision>')
  );
}

/** Resolves the files of an attachment list; paths are relative to the list. */
function listed(name: string, list: string, parts: PartTexts): readonly FoundAttachment[] {
  const elements = list.matchAll(/<(?:\w+:)?Attachment\b([^>]*)>\s*<(?:\w+:)?FileLoc>([^<]*)</gu);
  return [...elements].flatMap(([, attributes = '', place = '']) => {
    const path = posix.join(place.startsWith('/') ? '.' : posix.dirname(name), unescaped(place.trim()));
    const json = parts.get(path);
    const words = attributeOf(attributes, 'Usage') ?? '';
    if (json === undefined || !path.endsWith('.json')) return [];
    return [attachment(attributeOf(attributes, 'Name') ?? path, json, hashIn(words))];
  });
}

function attributeOf(attributes: string, name: string): string | null {
  const value = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes);
  return value === null ? null : unescaped(value[1] ?? value[2] ?? '');
}
