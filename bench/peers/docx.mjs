/** docx, used plainly: its object tree of paragraphs, tables, rows and cells. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
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
import { alignOf, gridOf } from '../form/grid.mjs';
import { columnWidths, page, printedForm, summaryHeading, type } from '../form/printed.mjs';

export async function open() {
  return {
    single: (filing) => write(formContent(printedForm(filing.projects[0], filing), false)),
    summary: (filing) =>
      write([
        titleParagraph(summaryHeading(filing), false),
        ...filing.projects.flatMap((project, index) => formContent(printedForm(project, filing), index > 0)),
      ]),
  };
}

const twips = (points) => Math.round(points * 20);
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };

function write(children) {
  const document = new Document({
    styles: { default: { document: { run: { font, size: type.body * 2 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.margin),
              right: twips(page.margin),
              bottom: twips(page.margin),
              left: twips(page.margin),
            },
          },
        },
        footers: { default: pageFooter() },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageFooter() {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: type.footer * 2,
            children: ['第 ', PageNumber.CURRENT, ' 页  共 ', PageNumber.TOTAL_PAGES, ' 页'],
          }),
        ],
      }),
    ],
  });
}

function titleParagraph(text, pageBreakBefore) {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore,
    children: [new TextRun({ text, bold: true, size: type.title * 2 })],
  });
}

function formContent(form, pageBreakBefore) {
  return [
    titleParagraph(form.title, pageBreakBefore),
    new Paragraph({ alignment: AlignmentType.CENTER, text: form.subtitle }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(page.width - 2 * page.margin), type: WidthType.DXA },
      columnWidths: columnWidths.map(twips),
      rows: gridOf(form).map((cells) => new TableRow({ cantSplit: true, children: cells.map(tableCell) })),
    }),
  ];
}

function tableCell({ text, kind, colSpan, rowSpan }) {
  return new TableCell({
    columnSpan: colSpan,
    rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: twips(type.padding), right: twips(type.padding) },
    children: [new Paragraph({ text, alignment: alignments[alignOf(kind)] })],
  });
}
