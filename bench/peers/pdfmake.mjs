/** pdfmake, used plainly: a document definition with its own tables. */
import pdfmake from 'pdfmake';
import { alignOf, fullGridOf } from '../form/grid.mjs';
import { columnWidths, page, printedForm, summaryHeading, type } from '../form/printed.mjs';

export async function open({ fonts }) {
  pdfmake.setFonts({ Song: { normal: fonts.song, bold: fonts.songBold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const bytesOf = (content) => pdfmake.createPdf({ ...documentStyle, content }).getBuffer();
  return {
    single: (filing) => bytesOf(formContent(printedForm(filing.projects[0], filing))),
    summary(filing) {
      const forms = filing.projects.map((project) => printedForm(project, filing));
      const content = forms.flatMap((form, index) => {
        const [title, ...rest] = formContent(form);
        return [index === 0 ? title : { ...title, pageBreak: 'before' }, ...rest];
      });
      return bytesOf([{ text: summaryHeading(filing), style: 'title' }, ...content]);
    },
  };
}

const documentStyle = {
  pageSize: 'A4',
  pageMargins: page.margin,
  defaultStyle: { font: 'Song', fontSize: type.body, lineHeight: 1 },
  styles: { title: { fontSize: type.title, bold: true, alignment: 'center' } },
  footer: (current, count) => ({
    text: `第 ${current} 页  共 ${count} 页`,
    fontSize: type.footer,
    alignment: 'center',
    margin: [0, 20, 0, 0],
  }),
};

function formContent(form) {
  return [
    { text: form.title, style: 'title' },
    { text: form.subtitle, alignment: 'center', margin: [0, 2, 0, 4] },
    {
      table: {
        widths: columnWidths.map((width) => width - 2 * type.padding - 1),
        dontBreakRows: true,
        body: fullGridOf(form).map((cells) => cells.map(tableCell)),
      },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        paddingLeft: () => type.padding,
        paddingRight: () => type.padding,
        paddingTop: () => type.padding,
        paddingBottom: () => type.padding,
      },
    },
  ];
}

function tableCell(cell) {
  if (cell === null) return '';
  const { text, kind, colSpan, rowSpan } = cell;
  return { text, alignment: alignOf(kind), colSpan, rowSpan };
}
