/** Turns a file's bytes into text, or says which encoding they seem to be in. Filings are UTF-8. */
import { isAscii, isUtf8, transcode } from 'node:buffer';
import { type Diagnostic, errorOf } from '../diagnostics/index.js';
import { lineIndex } from '../json/index.js';
import { foreignFile } from './foreign-file.js';

const largest = 64 * 1024 * 1024;
/** Bytes of a file that are searched for zero bytes, which reveal UTF-16. */
const sampleSize = 2048;

type Decoded = { readonly text: string } | { readonly problem: Diagnostic };

/** Decodes a filing; as `decodePossiblyEmpty`, but a file without words is a problem. */
export function decodeFiling(bytes: Uint8Array): Decoded {
  const decoded = decodePossiblyEmpty(bytes);
  return 'text' in decoded && decoded.text.trim() === '' ? empty() : decoded;
}

/** Decodes UTF-8 with or without a byte order mark; anything else and far too much are problems. */
export function decodePossiblyEmpty(bytes: Uint8Array): Decoded {
  const foreign = foreignFile(bytes);
  if (foreign !== null) return { problem: foreign };
  if (bytes.length > largest) return tooLarge(bytes.length);
  const wide = wideEncoding(bytes);
  if (wide !== null) return otherEncoding(wide);
  if (!isUtf8(bytes)) return notUtf8(bytes);
  return { text: isAscii(bytes) ? decodeAscii(bytes) : decodeUtf8(bytes) };
}

/** Sound UTF-8 by way of UTF-16, which takes Node 20 a sixth of the time that its TextDecoder takes; without the byte order mark. */
function decodeUtf8(bytes: Uint8Array): string {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return transcode(isMarked ? bytes.subarray(3) : bytes, 'utf8', 'utf16le').toString('utf16le');
}

/** One byte a character: of tens of megabytes of brackets a third of the memory. */
function decodeAscii({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

function isGb18030(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes) !== '';
  } catch {
    return false;
  }
}

/** UTF-16 or UTF-32 by byte order mark, else by the zeros that every second byte of its punctuation is. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32 LE' : 'UTF-16 LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16 BE';
  const zeros = [0, 0];
  const sample = bytes.subarray(0, sampleSize);
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (sample.length === 0 || Math.max(even, odd) * 20 < sample.length) return null;
  if (Math.min(even, odd) * 2 > Math.max(even, odd)) return first === 0 ? 'UTF-32 BE' : 'UTF-32 LE';
  return even > odd ? 'UTF-16 BE' : 'UTF-16 LE';
}

/** More broken than whole sequences and sound GB 18030: such is its text; else UTF-8 with damage. */
function notUtf8(bytes: Uint8Array): Decoded {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const beyondAscii = text.replace(/[\0-\x7f]+/g, '');
  const whole = beyondAscii.replaceAll('\ufffd', '').length;
  if (beyondAscii.length - whole > whole && isGb18030(bytes)) return otherEncoding('GBK（GB 18030）');
  const broken = firstBroken(bytes, text);
  const [byte, code] = [broken + 1, hex(bytes[broken])];
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, broken));
  return {
    problem: errorOf(
      'filing/encoding',
      `不是有效的 UTF-8：第 ${byte} 个字节（${code}）起无法识别；请用 UTF-8 编码重新保存`,
      `not valid UTF-8 from byte ${byte} (${code}); save the file again as UTF-8`,
      { parameters: { byte }, path: '', position: lineIndex(before).positionAt(before.length) },
    ),
  };
}

function hex(byte: number | undefined): string {
  return `0x${(byte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Offset of the first byte that no UTF-8 sequence explains. `text`: with U+FFFD for each of these; the file may hold some itself. */
function firstBroken(bytes: Uint8Array, text: string): number {
  let offset = 0;
  let end = 0;
  for (const { index } of text.matchAll(/\ufffd/g)) {
    offset += Buffer.byteLength(text.slice(end, index));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) break;
    end = index;
  }
  return offset;
}

function otherEncoding(name: string): Decoded {
  return {
    problem: errorOf(
      'filing/encoding',
      `文件的编码像是 ${name}，应为 UTF-8；请用“另存为”选 UTF-8 编码重新保存`,
      `the file seems to be encoded as ${name.replace(/（(.*)）/, ' ($1)')}; save it as UTF-8`,
      { parameters: { encoding: name }, path: '' },
    ),
  };
}

function empty(): Decoded {
  const message = '文件是空的；可以用 jibiao init 生成一份样例';
  const english = 'the file is empty; `jibiao init` writes one to start from';
  return { problem: errorOf('filing/empty', message, english, { path: '' }) };
}

function tooLarge(length: number): Decoded {
  const [size, most] = [Math.ceil(length / 1024 / 1024), largest / 1024 / 1024];
  const message = `文件过大：${size} MB，最多 ${most} MB；请分成几个文件`;
  const english = `the file is too large: ${size} MB, at most ${most} MB; split it`;
  const parameters = { megabytes: size, most };
  return { problem: errorOf('filing/too-large', message, english, { parameters, path: '' }) };
}
