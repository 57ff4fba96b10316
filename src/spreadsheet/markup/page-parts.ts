/** Takes the web pages out of one that is saved in parts (MHTML): a mail message (RFC 2557) whose parts are pages and pictures. */
import { decodeText } from '../decode-text.js';

/** Messages within one another: programs write one. */
const mostDepth = 4;

/** Pages, one behind another: a workbook has one for each of its sheets. Throws a RangeError where there is none. */
export function pagesInParts(bytes: Uint8Array): string {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const pages = pagesOf(message, 0);
  if (pages.length === 0) throw new RangeError('no part is a page');
  return pages.join('\n');
}

function pagesOf(message: string, depth: number): readonly string[] {
  const end = /\r?\n\r?\n/u.exec(message);
  const head = message.slice(0, end?.index ?? message.length).replace(/\r?\n[ \t]+/gu, ' ');
  const body = end === null ? '' : message.slice(end.index + end[0].length);
  const type = fieldOf(head, 'content-type');
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/iu.exec(type)?.slice(1).find(isGiven);
  if (boundary !== undefined && depth < mostDepth) {
    const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
    return parts.flatMap((part) => pagesOf(part.replace(/^[ \t]*\r?\n/u, ''), depth + 1));
  }
  if (!/^text\/html|^application\/xhtml/iu.test(type)) return [];
  return [decodeText(unpacked(body, fieldOf(head, 'content-transfer-encoding')))];
}

const isGiven = (one: string | undefined) => one !== undefined;

function fieldOf(head: string, name: string): string {
  const line = head.split(/\r?\n/u).find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

/** The bytes of a part (RFC 2045, 6). */
function unpacked(body: string, encoding: string): Uint8Array {
  if (/^base64/iu.test(encoding)) return Buffer.from(body, 'base64');
  if (!/^quoted-printable/iu.test(encoding)) return Buffer.from(body, 'latin1');
  const joined = body.replace(/=[ \t]*\r?\n/gu, '');
  const plain = joined.replace(/=([\da-f]{2})/giu, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return Buffer.from(plain, 'latin1');
}
