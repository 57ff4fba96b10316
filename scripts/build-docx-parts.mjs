/** Makes src/render/docx/fixed-parts.json: the parts of a Word package that docx writes, once and for all documents. `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Document, Footer, Packer, Paragraph, SimpleField, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';

const target = new URL('../src/render/docx/fixed-parts.json', import.meta.url);

/** Left out: our forms have no lists, notes, themes or custom properties, and the body is written by src/render/docx. */
const unused = /numbering|footnotes|endnotes|theme|custom|fontTable\.xml\.rels|footer\d\.xml\.rels/;

const symbols = (text) => new TextRun({ text, font: '{{symbolFont}}' });
const page = () => new SimpleField('PAGE', '1');
const pageCount = () => new SimpleField('NUMPAGES', '{{pageCount}}');
const footer = (style, children) => new Footer({ children: [new Paragraph({ style, children })] });
const dashes = () => [symbols('—'), new TextRun(' '), page(), new TextRun(' '), symbols('—')];

const footers = {
  pageOfPages: {
    default: footer('Footer', [
      new TextRun('第 '),
      page(),
      new TextRun(' 页  共 '),
      pageCount(),
      new TextRun(' 页'),
    ]),
  },
  dashes: { default: footer('Footer', dashes()), even: footer('FooterEven', dashes()) },
};

async function fixedParts(kind) {
  const document = new Document({
    title: '{{title}}',
    creator: '{{author}}',
    lastModifiedBy: '{{author}}',
    evenAndOddHeaderAndFooters: kind === 'dashes',
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: {
            font: {
              ascii: 'Times New Roman',
              hAnsi: 'Times New Roman',
              cs: 'Times New Roman',
              eastAsia: '宋体',
            },
            size: 21,
            kern: 0,
            // Latin letters in zh-CN would be broken anywhere, as hanzi are.
            language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
          },
        },
      },
    },
    sections: [{ footers: footers[kind], children: [] }],
  });
  const parts = Object.entries(unzipSync(await Packer.toBuffer(document)))
    .filter(([path]) => !unused.test(path) && path !== 'word/document.xml')
    .map(([path, bytes]) => [path, mend(path, strFromU8(bytes))]);
  return Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What docx cannot write, or writes by the clock. `{{…}}` is filled in for each document. */
function mend(path, xml) {
  switch (path) {
    case '[Content_Types].xml':
      return withoutUnused(xml)
        .replace(/<Default [^>]*Extension="(?!rels|xml)[^>]*\/>/g, '')
        .replace('</Types>', '{{customXmlType}}</Types>');
    case '_rels/.rels':
      return withoutUnused(xml);
    case 'word/_rels/document.xml.rels':
      return withoutUnused(xml).replace('</Relationships>', '{{customXmlRelationship}}</Relationships>');
    case 'docProps/app.xml':
      return xml.replace(
        /\/>$/,
        '><Application>jibiao</Application><Pages>{{pageCount}}</Pages><Company>{{author}}</Company></Properties>',
      );
    case 'docProps/core.xml':
      return xml.replace(/<dcterms:created.*<\/dcterms:modified>/, '<dc:language>zh-CN</dc:language>');
    case 'word/settings.xml':
      return replaceOnce(xml, '<w:displayBackgroundShape/>', '').replace(
        '<w:compat>',
        '{{settings}}<w:compat>',
      );
    case 'word/styles.xml':
      return mendStyles(xml);
    case 'word/fontTable.xml':
      return xml.replace(/\/>$/, '>{{fonts}}</w:fonts>');
    default:
      return complexFields(xml);
  }
}

/** docx gives a complex field no result; of a simple one many readers lose it. */
function complexFields(xml) {
  const mark = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return xml.replace(
    /<w:fldSimple w:instr="(\w+)">(.*?)<\/w:fldSimple>/g,
    (_, name, result) =>
      `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r>${mark('separate')}${result}${mark('end')}`,
  );
}

/** Keeps Normal and Normal Table of docx's many styles, none of which our paragraphs are in. */
function mendStyles(xml) {
  const kept = xml.replace(/<w:style .*?<\/w:style>/g, (style) =>
    /w:styleId="(Normal|TableNormal)"/.test(style) ? style : '',
  );
  // Into Normal: LibreOffice overlooks some of them among the defaults (w:pPrDefault).
  const withBreaking = replaceOnce(
    kept,
    '<w:name w:val="Normal"/><w:qFormat/>',
    '<w:name w:val="Normal"/><w:qFormat/><w:pPr>{{lineBreaking}}</w:pPr>',
  );
  return replaceOnce(withBreaking, '</w:styles>', '{{styles}}</w:styles>');
}

function withoutUnused(xml) {
  return xml.replace(/<(?:Override|Relationship) [^>]*\/>/g, (entry) =>
    unused.test(/(?:PartName|Target)="([^"]*)"/.exec(entry)?.[1] ?? '') ? '' : entry,
  );
}

function replaceOnce(xml, from, to) {
  if (!xml.includes(from)) throw new Error(`docx no longer writes ${from}`);
  return xml.replace(from, () => to);
}

const made = { pageOfPages: await fixedParts('pageOfPages'), dashes: await fixedParts('dashes') };
const json = `${JSON.stringify(made, null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(target, json);
else if (readFileSync(target, 'utf8') !== json) {
  process.stderr.write('fixed-parts.json is not what docx makes: run node scripts/build-docx-parts.mjs\n');
  process.exit(1);
}
