/** Knows a file that is no text by its first bytes: people give the form that they have instead of its data. */
import { type Diagnostic, errorOf, type Text } from '../diagnostics/index.js';

interface ForeignKind extends Text {
  readonly advice: Text;
}

/** Advice on where to get the data as JSON. */
const giveJson: Text = {
  zh: '请给出填报数据的 JSON 文件（jibiao init 可写一份样例）',
  en: 'give the JSON file of its data; `jibiao init` writes one to start from',
};
const unpack: Text = {
  zh: '请先解压，给出其中的 JSON 文件',
  en: 'unpack it and give the JSON file in it',
};

const kindOf = (zh: string, en: string, advice = giveJson): ForeignKind => ({ zh, en, advice });
const picture = (name: string): ForeignKind => kindOf(`图片（${name}）`, `a picture (${name})`);
const archive = (name: string): ForeignKind => kindOf(`压缩包（${name}）`, `an archive (${name})`, unpack);

/** The bytes that their formats begin with, in hexadecimal, `..` for any. None of these begins a JSON text. */
const kinds: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^255044462d/, kindOf('PDF 文件', 'a PDF file')],
  [/^7b5c727466/, kindOf('Word 文件（RTF）', 'a Word file (RTF)')],
  // Compound files, [MS-CFB] 2.2; WPS writes its own documents so, too.
  [/^d0cf11e0a1b11ae1/, kindOf('Word 或 Excel 文件（旧格式）', 'a Word or Excel file (old format)')],
  [/^89504e470d0a/, picture('PNG')],
  [/^ffd8ff/, picture('JPEG')],
  [/^474946383[79]61/, picture('GIF')],
  [/^(?:49492a00|4d4d002a)/, picture('TIFF')],
  [/^424d.{8}00000000/, picture('BMP')],
  [/^52494646.{8}57454250/, picture('WebP')],
  [/^.{8}66747970(?:686569|6d6966|617669)/, picture('HEIC')],
  [/^526172211a07/, archive('RAR')],
  [/^377abcaf271c/, archive('7z')],
  [/^1f8b08/, archive('gzip')],
];

/** A zip's local file header, or the end of an empty one (APPNOTE 4.3). */
const zip = /^504b(?:0304|0506)/;
/** Names of parts by which a zip is known for a document: ECMA-376 part 2, GB/T 33190. */
const zippedKinds: readonly (readonly [RegExp, ForeignKind])[] = [
  [/word\/document/, kindOf('Word 文件', 'a Word file')],
  [/xl\/workbook/, kindOf('Excel 文件', 'an Excel file')],
  [/ppt\/presentation/, kindOf('PowerPoint 文件', 'a PowerPoint file')],
  [/OFD\.xml/, kindOf('OFD 文件', 'an OFD file')],
];

/** A zip names its parts where they begin, and all of them at its end. */
const lookedAt = 65_536;

/** The problem of a file that is known for something else than text; null of any other. */
export function foreignFile(bytes: Uint8Array): Diagnostic | null {
  const kind = recognised(bytes);
  return kind === null ? null : otherFormat(kind);
}

/** Names of columns, or values, that tabs or commas part: JSON begins otherwise. */
const table = /^[^{}[\]<>:]*?(?:,|\t|;)[^{}[\]<>:\n]*(?:\r?\n|$)/;

/** The problem of a text that is no JSON and known for something else; null of any other. */
export function foreignText(text: string): Diagnostic | null {
  const start = text.slice(0, 1000).trimStart();
  if (/^<(?:!doctype|html|\?xml|[a-z])/i.test(start))
    return otherFormat(kindOf('网页或 XML 文件', 'a web page or an XML file'));
  if (/^["{[/\ufeff]/.test(start) && !/^"[^"\n]*"[,\t;]/.test(start)) return null;
  return table.test(start) ? otherFormat(kindOf('CSV 表格', 'a CSV table')) : null;
}

function otherFormat({ zh, en, advice }: ForeignKind): Diagnostic {
  return errorOf(
    'filing/other-format',
    `这是${/^[A-Z]/.test(zh) ? ' ' : ''}${zh}，不是填报数据；${advice.zh}`,
    `this is ${en}, not a filing; ${advice.en}`,
    { parameters: { kind: en }, path: '' },
  );
}

function recognised(bytes: Uint8Array): ForeignKind | null {
  const beginning = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const kind = kinds.find(([pattern]) => pattern.test(beginning))?.[1];
  if (kind !== undefined) return kind;
  if (!zip.test(beginning)) return null;
  const names = asText(bytes.subarray(0, lookedAt)) + asText(bytes.subarray(-lookedAt));
  return zippedKinds.find(([pattern]) => pattern.test(names))?.[1] ?? archive('zip');
}

function asText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
