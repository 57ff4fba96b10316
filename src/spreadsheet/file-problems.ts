/** Messages for files that cannot be read as spreadsheets, with advice. */
import { type Diagnostic, errorOf } from '../diagnostics/index.js';
import type { FileKind } from './file-kind.js';
import { mostUnpacked } from './unpack-zip.js';

export function brokenFile(): Diagnostic {
  return errorOf(
    'spreadsheet/broken',
    '表格文件已损坏，读不出来；请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
    'the spreadsheet file is damaged; open it in Excel or WPS, save it as .xlsx and try again',
  );
}

export function tooLarge(): Diagnostic {
  const most = mostUnpacked / 1024 / 1024;
  return errorOf(
    'spreadsheet/too-large',
    `解压后超过 ${most} MB，或格数太多，没有读取；填报表不会这么大，请核对文件，或只留要填报的工作表另存`,
    `more than ${most} MB when unpacked, or too many cells, so it was not read; check the file, or save the sheets that matter alone`,
    { parameters: { megabytes: most } },
  );
}

const otherKinds: Partial<Readonly<Record<FileKind, Diagnostic>>> = {
  encrypted: errorOf(
    'spreadsheet/encrypted',
    '文件加了打开密码，读不出来；请在 Excel 或 WPS 中去掉密码，另存后再试',
    'the file is encrypted; remove its password in Excel or WPS, save it and try again',
  ),
  xlsb: errorOf(
    'spreadsheet/xlsb',
    '这是 .xlsb（二进制工作簿）；请在 Excel 中另存为 .xlsx 再试',
    'this is an .xlsb workbook; save it as .xlsx in Excel and try again',
  ),
  doc: errorOf(
    'spreadsheet/old-word',
    '这是旧版 Word 文件（.doc）或 RTF；请用 Word 或 WPS 打开后另存为 .docx 再试',
    'this is a Word file of before 2007 (.doc) or RTF; open it in Word or WPS and save it as .docx',
  ),
  odt: errorOf(
    'spreadsheet/open-text',
    '这是 .odt（OpenDocument 文字）；请用 Word、WPS 或 LibreOffice 打开后另存为 .docx 再试',
    'this is an .odt; open it in Word, WPS or LibreOffice and save it as .docx',
  ),
  markup: errorOf(
    'spreadsheet/markup',
    '这是 XML，不是能读的表格文件；请用 Excel、Word 或 WPS 打开后另存为 .xlsx 或 .docx 再试',
    'this is XML of no kind that is read; open it in Excel, Word or WPS and save it as .xlsx or .docx',
  ),
  json: errorOf(
    'spreadsheet/json',
    '这是 JSON，不是表格；填报数据的 JSON 不用读回，直接用 jibiao check、render',
    'this is JSON and no table; a filing as JSON needs no reading: use jibiao check and render',
  ),
  numbers: errorOf(
    'spreadsheet/numbers',
    '这是 Numbers 表格；请在 Numbers 中导出为 Excel（.xlsx）再试',
    'this is a Numbers document; export it to Excel (.xlsx) in Numbers and try again',
  ),
  archive: errorOf(
    'spreadsheet/archive',
    '这是压缩包，不是表格；请先解压，再读里面的文件',
    'this is an archive and no spreadsheet; unpack it and read the files in it',
  ),
  cut: errorOf(
    'spreadsheet/cut',
    '文件不完整（可能没有下载完、没有传完）；请重新取得文件再试',
    'the file is incomplete, perhaps not downloaded to its end; get it again',
  ),
  empty: errorOf(
    'spreadsheet/empty',
    '文件是空的（0 字节）；请重新取得文件再试',
    'the file is empty; get it again',
  ),
  xls: errorOf(
    'spreadsheet/old-xls',
    '这是 Excel 97 以前的 .xls；请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
    'this .xls is older than Excel 97; open it in Excel or WPS and save it as .xlsx',
  ),
};

const noSpreadsheet = errorOf(
  'spreadsheet/not-a-spreadsheet',
  '不是能读的表格文件（.xlsx、.xls、.ods、网页、CSV）；请用 Excel 或 WPS 打开后另存为 .xlsx 再试。PDF、Word 要完整，OFD 要是绩表出的',
  'not a table that can be read (.xlsx, .xls, .ods, HTML, CSV); save it as .xlsx in Excel or WPS and try again; PDF and Word must be whole, OFD ours',
);

export function wrongKind(kind: FileKind): Diagnostic {
  return otherKinds[kind] ?? noSpreadsheet;
}
