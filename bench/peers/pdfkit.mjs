/** pdfkit, drawn by hand: lines broken by measured characters, a rectangle for each cell, a text for each line. */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { alignOf, gridOf } from '../form/grid.mjs';
import { columnWidths, page, printedForm, summaryHeading, type } from '../form/printed.mjs';

const width = page.width - 2 * page.margin;

export async function open({ fonts }) {
  const faces = { song: readFileSync(fonts.song), songBold: readFileSync(fonts.songBold) };
  return {
    single: (filing) => write(faces, (doc) => drawForm(doc, printedForm(filing.projects[0], filing))),
    summary: (filing) =>
      write(faces, (doc) => {
        drawTitle(doc, summaryHeading(filing));
        filing.projects.forEach((project, index) => {
          if (index > 0) doc.addPage();
          drawForm(doc, printedForm(project, filing));
        });
      }),
  };
}

function write(faces, draw) {
  return new Promise((resolve, reject) => {
    const doc = new PDFDocument({ size: 'A4', margin: page.margin, bufferPages: true, font: faces.song });
    const chunks = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.registerFont('song', faces.song);
    doc.registerFont('song-bold', faces.songBold);
    doc.lineWidth(0.5);
    draw(doc);
    drawFooters(doc);
    doc.end();
  });
}

function drawTitle(doc, title) {
  doc.font('song-bold').fontSize(type.title).text(title, page.margin, doc.y, { width, align: 'center' });
}

function drawForm(doc, form) {
  drawTitle(doc, form.title);
  doc.font('song').fontSize(type.body);
  doc.y += 4;
  doc.text(form.subtitle, { width, align: 'center' });
  doc.y += 4;
  const cells = placedCells(gridOf(form)).map((cell) => ({ ...cell, lines: linesOf(doc, cell) }));
  const heights = rowHeights(cells);
  const tops = edges(heights, doc.y);
  for (const cell of cells) drawCell(doc, cell, tops);
}

const lefts = edges(columnWidths, page.margin);

function edges(sizes, start) {
  const found = [start];
  for (const size of sizes) found.push(found.at(-1) + size);
  return found;
}

/** Cells with row and column: slots under a span from above are skipped. */
function placedCells(rows) {
  const freeFrom = Array(columnWidths.length).fill(0);
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (freeFrom[column] > row) column++;
      const placed = { ...cell, row, column };
      freeFrom.fill(row + cell.rowSpan, column, column + cell.colSpan);
      column += cell.colSpan;
      return placed;
    });
  });
}

function innerWidth({ column, colSpan }) {
  return lefts[column + colSpan] - lefts[column] - 2 * type.padding;
}

/** Hanzi break anywhere, so a line is filled character by character; each character is measured once a document. */
function linesOf(doc, cell) {
  const widths = widthsOf(doc);
  const room = innerWidth(cell);
  const lines = [];
  let [line, used] = ['', 0];
  for (const character of cell.text) {
    const advance = widths.get(character) ?? measure(doc, widths, character);
    if (used + advance > room) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += character;
    used += advance;
  }
  return line === '' ? lines : [...lines, line];
}

function widthsOf(doc) {
  doc.benchWidths ??= new Map();
  return doc.benchWidths;
}

function measure(doc, widths, character) {
  const advance = doc.widthOfString(character);
  widths.set(character, advance);
  return advance;
}

/** Rows take their own cells' heights; what a span still needs goes to its last row. */
function rowHeights(cells) {
  const heights = Array(cells.at(-1).row + 1).fill(type.pitch + 2 * type.padding);
  for (const cell of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const own = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, height) => sum + height, 0);
    const missing = cell.lines.length * type.pitch + 2 * type.padding - own;
    if (missing > 0) heights[cell.row + cell.rowSpan - 1] += missing;
  }
  return heights;
}

function drawCell(doc, cell, tops) {
  const [x, y] = [lefts[cell.column], tops[cell.row]];
  const height = tops[cell.row + cell.rowSpan] - y;
  doc.rect(x, y, lefts[cell.column + cell.colSpan] - x, height).stroke();
  const options = { width: innerWidth(cell), align: alignOf(cell.kind), lineBreak: false };
  const first = y + (height - cell.lines.length * type.pitch) / 2;
  cell.lines.forEach((line, index) => {
    doc.text(line, x + type.padding, first + index * type.pitch, options);
  });
}

function drawFooters(doc) {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    doc.switchToPage(index);
    doc.page.margins.bottom = 0;
    doc
      .font('song')
      .fontSize(type.footer)
      .text(`第 ${index + 1} 页  共 ${count} 页`, page.margin, page.height - 36, { width, align: 'center' });
  }
}
