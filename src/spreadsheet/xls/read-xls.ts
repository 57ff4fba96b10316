/**
 * Reads .xls (BIFF8, [MS-XLS]) into sheets as the library gives those of .xlsx. The library's own reader keeps neither
 * number formats (95% would be 0.95) nor which sheets are hidden, and loses texts that formulas give.
 */
import type { Sheet, Workbook } from 'hucre/xlsx';
import { compoundStream } from './compound-file.js';
import { type BiffRecord, PieceReader, piecesOf, record, recordsOf } from './records.js';
import { readSheet, type SheetWorld } from './sheet-cells.js';

export type XlsReading = Workbook | 'encrypted' | null;

interface DateTools {
  readonly isDateFormat: (format: string) => boolean;
  readonly serialToDate: (serial: number, is1904: boolean) => Date;
}

const biff8 = 0x0600;
const worksheet = 0;

/** Null: no workbook of Excel 97 or later. Throws a RangeError for a damaged one. */
export function readXls(bytes: Uint8Array, dates: DateTools): XlsReading {
  const stream = compoundStream(bytes, ['Workbook', 'Book']);
  if (stream === null) return null;
  const records = recordsOf(stream);
  const [first] = records;
  if (first?.id !== record.begin || first.data.readUInt16LE(0) !== biff8) return null;
  const end = records.findIndex(({ id }) => id === record.end);
  const globals = records.slice(0, end);
  if (globals.some(({ id }) => id === record.password)) return 'encrypted';
  const world = worldOf(globals, dates);
  const starts = new Map(records.map(({ at }, index) => [at, index]));
  const sheets = globals.flatMap(({ id, data }): readonly Sheet[] => {
    const start =
      id === record.sheet && data.readUInt8(5) === worksheet ? starts.get(data.readUInt32LE(0)) : undefined;
    if (start === undefined) return [];
    const name = new PieceReader([data], 6);
    return [
      {
        ...readSheet(records, start, world),
        name: name.text(name.number(1)),
        hidden: (data.readUInt8(4) & 3) !== 0,
      },
    ];
  });
  return { sheets };
}

function worldOf(globals: readonly BiffRecord[], dates: DateTools): SheetWorld {
  const codes = new Map<number, string>(builtInFormats);
  const formats: number[] = [];
  let texts: readonly string[] = [];
  let is1904 = false;
  for (const [index, { id, data }] of globals.entries()) {
    if (id === record.formatCode) {
      const code = new PieceReader([data], 2);
      codes.set(data.readUInt16LE(0), code.text(code.number(2)));
    } else if (id === record.format) formats.push(data.readUInt16LE(2));
    else if (id === record.dateMode) is1904 = data.readUInt16LE(0) === 1;
    else if (id === record.sharedTexts) texts = sharedTexts(piecesOf(globals, index));
  }
  const known = formats.map((format) => codes.get(format) ?? 'General');
  const isDate = known.map(dates.isDateFormat);
  return {
    texts,
    formatOf: (format) => known[format] ?? 'General',
    dateOf: (format, value) => (isDate[format] === true ? dates.serialToDate(value, is1904) : null),
  };
}

function sharedTexts(pieces: readonly Buffer[]): readonly string[] {
  const reader = new PieceReader(pieces, 8);
  const count = pieces[0]?.readUInt32LE(4) ?? 0;
  const texts: string[] = [];
  // Each text takes three bytes at least: a count that is too large ends in a RangeError.
  for (let index = 0; index < count; index += 1) texts.push(reader.text(reader.number(2)));
  return texts;
}

const day = 'yyyy/m/d';
const chineseDay = 'yyyy"年"m"月"d"日"';

/** Formats that a file need not spell out ([MS-XLS] 2.4.126, and those of Chinese Excel). */
const builtInFormats: readonly (readonly [number, string])[] = [
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, day],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, `${day} h:mm`],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, day],
  [31, chineseDay],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;[Red]-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;[Red]-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
];
