/** jspdf with jspdf-autotable: its tables with rowSpan and colSpan. */
import { readFileSync } from 'node:fs';
import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';
import { alignOf, gridOf } from '../form/grid.mjs';
import { columnWidths, page, printedForm, summaryHeading, type } from '../form/printed.mjs';

const middle = page.width / 2;
const family = 'JibiaoSong';

export async function open({ fonts }) {
  const faces = {
    song: readFileSync(fonts.song).toString('base64'),
    songBold: readFileSync(fonts.songBold).toString('base64'),
  };
  return {
    async single(filing) {
      const doc = newDocument(faces);
      drawForm(doc, printedForm(filing.projects[0], filing), page.margin + type.title);
      return finish(doc);
    },
    async summary(filing) {
      const doc = newDocument(faces);
      drawTitle(doc, summaryHeading(filing), page.margin + type.title);
      filing.projects.forEach((project, index) => {
        if (index > 0) doc.addPage();
        drawForm(doc, printedForm(project, filing), page.margin + type.title * (index === 0 ? 2.5 : 1));
      });
      return finish(doc);
    },
  };
}

function newDocument(faces) {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
  doc.addFileToVFS('song.ttf', faces.song);
  doc.addFont('song.ttf', family, 'normal');
  doc.addFileToVFS('song-bold.ttf', faces.songBold);
  doc.addFont('song-bold.ttf', family, 'bold');
  return doc;
}

function drawTitle(doc, title, y) {
  doc.setFont(family, 'bold').setFontSize(type.title).text(title, middle, y, { align: 'center' });
}

function drawForm(doc, form, y) {
  drawTitle(doc, form.title, y);
  doc.setFont(family, 'normal').setFontSize(type.body);
  doc.text(form.subtitle, middle, y + 18, { align: 'center' });
  autoTable(doc, {
    startY: y + 24,
    margin: page.margin,
    theme: 'grid',
    styles: {
      font: family,
      fontSize: type.body,
      cellPadding: type.padding,
      lineWidth: 0.5,
      lineColor: 0,
      textColor: 0,
      valign: 'middle',
      minCellHeight: type.pitch + 2 * type.padding,
    },
    columnStyles: Object.fromEntries(columnWidths.map((cellWidth, index) => [index, { cellWidth }])),
    body: gridOf(form).map((cells) =>
      cells.map(({ text, kind, colSpan, rowSpan }) => ({
        content: text,
        colSpan,
        rowSpan,
        styles: { halign: alignOf(kind) },
      })),
    ),
  });
}

function finish(doc) {
  const count = doc.getNumberOfPages();
  doc.setFont(family, 'normal').setFontSize(type.footer);
  for (let number = 1; number <= count; number++) {
    doc.setPage(number);
    doc.text(`第 ${number} 页  共 ${count} 页`, middle, page.height - 28, { align: 'center' });
  }
  return Buffer.from(doc.output('arraybuffer'));
}
