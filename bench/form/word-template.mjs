/** Makes the Word file with tags that the template engines fill in: the work that their user does once, in Word. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { alignOf, gridOf } from './grid.mjs';
import { columnWidths, page, type } from './printed.mjs';

const twips = (points) => Math.round(points * 20);
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const margin = twips(page.margin);

/**
 * The template as bytes. `tags` gives an engine's syntax: `field(name)`, `forms {open, close}`, `rows {open, close}`
 * around one row, `more {open, close}` around what stands between two forms, and `after`, text behind the last form.
 */
export function wordTemplate(tags, isSummary) {
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font, size: type.body * 2 } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: twips(page.width), height: twips(page.height) },
              margin: { top: margin, right: margin, bottom: margin, left: margin },
            },
          },
          footers: { default: pageFooter() },
          children: isSummary ? summaryBlocks(tags) : formBlocks(tags),
        },
      ],
    }),
  );
}

function summaryBlocks(tags) {
  return [
    title(tags.heading),
    ...tagParagraph(tags.forms.open),
    ...formBlocks(tags),
    ...tagParagraph(tags.more.open),
    new Paragraph({ children: [new PageBreak()] }),
    ...tagParagraph(tags.more.close),
    ...tagParagraph(tags.forms.close),
  ];
}

function formBlocks(tags) {
  return [
    title(tags.title),
    new Paragraph({ alignment: AlignmentType.CENTER, text: tags.field('subtitle') }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(page.width - 2 * page.margin), type: WidthType.DXA },
      columnWidths: columnWidths.map(twips),
      rows: tableRows(tags),
    }),
  ];
}

function tagParagraph(text) {
  return text === '' ? [] : [new Paragraph({ text })];
}

function title(text) {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, bold: true, size: type.title * 2 })],
  });
}

const fields = [
  'name',
  'nature',
  'category',
  'department',
  'implementer',
  'startDate',
  'endDate',
  'total',
  'fiscal',
  'other',
  'annualTotal',
  'annualFiscal',
  'annualCarryover',
  'annualOther',
  'overall',
  'annual',
];

/** The form's grid with tags for texts. The engines merge nothing themselves, so 一级指标 and 二级指标 stand in each row. */
function tableRows(tags) {
  const placeholders = Object.fromEntries(fields.map((name) => [name, tags.field(name)]));
  const head = gridOf({ ...placeholders, rows: [] });
  const rows = tags.rows.lines.map(([level1, level2, name, target]) => [
    cell('label', ''),
    cell('label', level1),
    cell('label', level2),
    { ...cell('text', name), colSpan: 2 },
    cell('value', target),
  ]);
  return [...head, ...rows].map((cells) => new TableRow({ cantSplit: true, children: cells.map(tableCell) }));
}

function cell(kind, text) {
  return { kind, text, colSpan: 1, rowSpan: 1 };
}

function tableCell({ text, kind, colSpan, rowSpan }) {
  return new TableCell({
    columnSpan: colSpan,
    rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: twips(type.padding), right: twips(type.padding) },
    children: [new Paragraph({ text, alignment: alignOf(kind) })],
  });
}

function pageFooter() {
  const children = ['第 ', PageNumber.CURRENT, ' 页  共 ', PageNumber.TOTAL_PAGES, ' 页'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: type.footer * 2, children })],
      }),
    ],
  });
}
