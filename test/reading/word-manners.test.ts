/** Word files in the manners of other hands: what is shown is read, and what is shown otherwise than as text is named. */
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordContent } from '../../src/attached/index.js';
import { type BookReading, readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

const run = (text: string, look = '') => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const paragraph = (content: string, properties = '') => `<w:p>${properties}${content}</w:p>`;
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: string, properties = '') =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`;
const plain = (text: string) => cell(paragraph(run(text)));

const title = paragraph(run('项目支出绩效目标申报表')) + paragraph(run('（2024年度）'));

interface Form {
  readonly name?: string;
  readonly nature?: string;
  readonly total?: string;
  readonly goal?: string;
  /** Rows added to the table. */
  readonly further?: string;
}

/** A part of the form, its values given as the content of cells. */
function form({ name, nature, total, goal, further = '' }: Form): string {
  const value = (content: string | undefined, usual: string) => cell(content ?? paragraph(run(usual)));
  return table(
    row(plain('项目名称') + value(name, '农田管护')) +
      row(plain('主管部门及代码') + plain('某局') + plain('实施单位') + plain('某站')) +
      row(
        plain('项目属性') +
          value(nature, '□新增项目 ☑延续项目') +
          plain('项目期') +
          plain('2024年1月1日—2024年12月31日'),
      ) +
      row(plain('项目资金（万元）') + plain('年度资金总额：') + value(total, '10')) +
      row(plain('') + plain('其中：财政拨款') + plain('10')) +
      row(plain('总体目标') + plain('年度目标')) +
      row(plain('') + value(goal, '管护 2 万亩')) +
      further,
  );
}

type Parts = Readonly<Record<string, string>>;

function wordFile(body: string, parts: Parts = {}): Uint8Array {
  const names = 'xmlns:w="w" xmlns:w14="w14" xmlns:m="m" xmlns:mc="mc" xmlns:v="v"';
  const document = `<w:document ${names}><w:body>${body}</w:body></w:document>`;
  const all = { 'word/document.xml': document, ...parts };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

async function read(body: string, parts?: Parts): Promise<BookReading> {
  return await readBook(wordFile(body, parts), resources);
}

const projectOf = ({ filings }: BookReading) => Object([filings[0]?.filing.projects].flat()[0]);

/** Codes, paths and what was found, of the doubts about what is no plain text. */
function remarksOf({ filings, doubts }: BookReading) {
  const codes = /hidden|text-box|picture|struck|symbol|placeholder|embedded|beside/u;
  return [...doubts, ...filings.flatMap((one) => one.doubts)]
    .filter(({ code }) => codes.test(code))
    .map(({ code, path, place, parameters }) => [code, path, place, parameters.found]);
}

const control = (content: string, properties: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const symbol = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;

it('what revisions have deleted is not read, and noted once', async () => {
  const gone = (words: string) =>
    `<w:del><w:r><w:delText>${words}</w:delText></w:r><w:r><w:delText>等</w:delText></w:r></w:del>`;
  const name = paragraph(`${gone('旧项目')}<w:ins>${run('农田管护')}</w:ins>`);
  const reading = await read(title + paragraph(gone('草稿')) + form({ name }));
  expect(projectOf(reading).name).toBe('农田管护');
  const deleted = reading.doubts.filter(({ code }) => code === 'reading/deleted-text');
  expect(deleted.map(({ severity, parameters }) => [severity, parameters])).toEqual([
    ['note', { found: '草稿等', count: 2 }],
  ]);
  expect((await read(title + form({}))).doubts).toEqual([]);
});

describe('a cell of a Word file says what it shows', () => {
  const moved = `<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('农田管护')}</w:moveTo>`;
  const spoken = `<w:r><w:ruby><w:rt>${run('nong')}</w:rt><w:rubyBase>${run('农')}</w:rubyBase></w:ruby></w:r>${run('田管护')}`;
  const cut = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('农田')}</w:p>${paragraph(run('管护'))}`;
  it.each([
    [
      'inserted and deleted',
      paragraph(`<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('农田管护')}</w:ins>`),
    ],
    ['moved', paragraph(moved)],
    [
      'with a former property',
      paragraph(run('农田管护', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
    ],
    ['with its pronunciation', paragraph(spoken)],
    ['in two paragraphs, the end of one deleted', cut],
    ['in a content control', paragraph(control(run('农田管护'), '<w:text/>'))],
    ['in a table of one cell', `${table(row(plain('农田管护')))}<w:p/>`],
    ['as a section of characters', paragraph('<w:r><w:t><![CDATA[农田管护]]></w:t></w:r>')],
    ['with a comment in it', paragraph('<w:r><w:t>农田<!-- <w:t>x</w:t> -->管护</w:t></w:r>')],
  ])('%s', async (_, name) => {
    const reading = await read(title + form({ name }));
    expect(projectOf(reading).name).toBe('农田管护');
    expect(remarksOf(reading)).toEqual([]);
  });

  const field = (data: string, instruction: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r>` +
    `<w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const box = (checked: string) =>
    field(`<w:checkBox><w:default w:val="0"/>${checked}</w:checkBox>`, ' FORMCHECKBOX ');
  const boxControl = (state: string, shown: string) =>
    control(shown, `<w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox>`);
  it.each([
    ['fields', box(''), box('<w:checked/>')],
    ['controls of characters of their own', boxControl('0', run('甲')), boxControl('1', run('乙'))],
    [
      'controls of symbols',
      boxControl('0', symbol('Wingdings', 'F0A8')),
      boxControl('1', symbol('Wingdings', 'F0FE')),
    ],
    ['symbols', symbol('Wingdings 2', '00A3'), symbol('Wingdings 2', 'F054')],
    [
      'letters in a font of symbols',
      run('£', '<w:rFonts w:ascii="Wingdings 2"/>'),
      run('R', '<w:rFonts w:ascii="Wingdings 2"/>'),
    ],
    ['characters over one another', run('□'), field('', ' eq \\o\\ac(□,√)')],
  ])('ticks as %s', async (_, empty, ticked) => {
    const nature = paragraph(`${empty}${run('新增项目 ')}${ticked}${run('延续项目')}`);
    const reading = await read(title + form({ nature }));
    expect(projectOf(reading).nature).toBe('延续项目');
    expect(remarksOf(reading)).toEqual([]);
  });

  it('numbers that Word counts, by the paragraph or by its style', async () => {
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>';
    const styles =
      '<w:styles><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>';
    const goal =
      paragraph(run('管护'), '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>') +
      paragraph(run('培训'), '<w:pPr><w:pStyle w:val="b"/></w:pPr>') +
      paragraph(run('验收'), '<w:pPr><w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>');
    const reading = await read(title + form({ goal }), {
      'word/numbering.xml': numbering,
      'word/styles.xml': styles,
    });
    expect(projectOf(reading).goals.annual).toBe('一、管护\n二、培训\n验收');
  });

  it('signs of Symbol, hyphens, fractions and raised figures', async () => {
    const fraction =
      '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>';
    const goal = paragraph(
      `${symbol('Symbol', 'F0B3')}${run('5')}<w:r><w:noBreakHyphen/></w:r>${run('6×10')}${run('4', '<w:vertAlign w:val="superscript"/>')}${run('亩，')}${fraction}`,
    );
    expect(projectOf(await read(title + form({ goal }))).goals.annual).toBe('≥5-6×10⁴亩，1/2');
  });
});

it.each(['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/><w:sz w:val="12"/>'])(
  'the mark of a note is no figure of the amount before it: %s',
  async (look) => {
    const { filings } = await read(title + form({ total: paragraph(run('10.00') + run('1', look)) }));
    const path = 'projects[0].funding.annual.total';
    expect(filings[0]?.filing.projects).toMatchObject([{ funding: { annual: { total: null } } }]);
    expect(filings[0]?.doubts.find((one) => one.path === path)?.parameters.found).toBe('10.00¹');
  },
);

describe('what a Word file shows otherwise than as text', () => {
  const boxOf = (text: string) =>
    `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(run(text))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  it.each([
    ['hidden', run('农田管护') + run('内部', '<w:vanish/>'), '农田管护', 'hidden-text', '内部'],
    [
      'in a text box beside a text',
      run('农田') + boxOf('请核') + run('管护'),
      '农田管护',
      'text-box',
      '请核',
    ],
    ['in a text box alone', boxOf('农田管护'), '农田管护', 'text-box', '农田管护'],
    ['struck out', run('农田管护') + run('旧', '<w:strike/>'), '农田管护旧', 'struck-text', '旧'],
    [
      'a picture',
      `${run('农田管护')}<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>`,
      '农田管护',
      'picture',
      '',
    ],
    [
      'of a font that is not known',
      run('农田管护') + symbol('ESRI', 'F041'),
      '农田管护�',
      'unknown-symbol',
      'ESRI F041',
    ],
    [
      'advice that was typed over',
      control(run('农田管护'), '<w:showingPlcHdr/>'),
      '农田管护',
      'placeholder',
      '农田管护',
    ],
  ])('is named at its path: %s', async (_, content, name, code, found) => {
    const reading = await read(title + form({ name: paragraph(content) }));
    expect(projectOf(reading).name).toBe(name);
    expect(remarksOf(reading)).toEqual([[`reading/${code}`, 'projects[0].name', '表1!B1', found]]);
  });

  it('is left out as advice of what to type, and in deleted rows', async () => {
    const goal = paragraph(control(run('单击此处输入文字。'), '<w:showingPlcHdr/>'));
    const further = row(plain('作废') + plain('作废'), '<w:del/>');
    const reading = await read(title + form({ goal, further }));
    expect(projectOf(reading).goals.annual).toBeNull();
    expect(remarksOf(reading)).toEqual([]);
    expect(JSON.stringify(reading)).not.toContain('作废');
  });

  it('is named in hidden rows, headers, notes and files within the file', async () => {
    const further = row(plain('项目总目标') + plain('暗'), '<w:hidden/>');
    const parts = {
      'word/header1.xml': `<w:hdr>${paragraph(run('某市财政局'))}</w:hdr>`,
      'word/footer1.xml': `<w:ftr>${paragraph(run('第 1 页 共 2 页'))}</w:ftr>`,
      'word/footnotes.xml': `<w:footnotes>${paragraph(run('按决算数'))}</w:footnotes>`,
    };
    const reading = await read(`${title}${form({ further })}<w:altChunk r:id="x"/>`, parts);
    expect(remarksOf(reading)).toEqual([
      ['reading/beside-text', null, '页眉页脚', '某市财政局'],
      ['reading/beside-text', null, '脚注', '按决算数'],
      ['reading/hidden-lines', null, '表1!A8', '项目总目标 暗'],
      ['reading/embedded-file', null, expect.stringMatching(/^正文!/u), 'altChunk'],
    ]);
  });
});

describe('tables within tables', () => {
  it('are read as if they stood in the body', async () => {
    const framed = table(row(cell(title)) + row(cell(`${form({})}<w:p/>`)) + row(plain('填报人：王某')));
    const reading = await read(framed);
    expect(projectOf(reading)).toMatchObject({ name: '农田管护', goals: { annual: '管护 2 万亩' } });
    expect(reading.filings[0]?.places.get('projects[0].name')).toBe('表2!B1');
  });

  it('side by side hold a form each', async () => {
    const other = form({ name: paragraph(run('渠道修复')) });
    const { filings } = await read(
      table(row(cell(`${title}${form({})}<w:p/>`) + cell(`${title}${other}<w:p/>`))),
    );
    expect(filings[0]?.filing.projects).toMatchObject([{ name: '农田管护' }, { name: '渠道修复' }]);
  });

  it('of any depth do no harm', async () => {
    const depth = 20_000;
    const deep =
      '<w:tbl><w:tr><w:tc><w:p>'.repeat(depth) + run('深') + '</w:p></w:tc></w:tr></w:tbl>'.repeat(depth);
    expect(projectOf(await read(title + form({}) + deep)).name).toBe('农田管护');
  });
});

describe('a Word file of another program', () => {
  const relations =
    '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>';
  it('may name its document otherwise', async () => {
    const document = `<x:document><x:body>${(title + form({})).replaceAll('w:', 'x:')}</x:body></x:document>`;
    const parts = { '_rels/.rels': relations, 'word/document2.xml': document.replaceAll('"', "'") };
    const bytes = zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    );
    expect(projectOf(await readBook(bytes, resources)).name).toBe('农田管护');
  });

  it('may write in UTF-16', async () => {
    const document = `<w:document><w:body>${title}${form({})}</w:body></w:document>`;
    const bytes = zipSync({ 'word/document.xml': Buffer.from(`\uFEFF${document}`, 'utf16le') });
    expect(projectOf(await readBook(bytes, resources)).name).toBe('农田管护');
  });
});

describe('a Word file that is one XML', () => {
  const word2003 = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body><wx:sect>${body}<w:sectPr><w:hdr w:type="odd">${paragraph(run('页眉'))}</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`;
  const flatPackage = (parts: string) =>
    `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts}</pkg:package>`;
  const annotation = (type: string, content: string) =>
    `<aml:annotation aml:id="1" w:type="Word.${type}"><aml:content>${content}</aml:content></aml:annotation>`;

  it('of Word 2003 is read as it is shown', async () => {
    const numbered =
      '<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr>';
    const goal =
      paragraph(run('管护 2 万亩'), numbered) +
      paragraph(
        annotation('Deletion', '<w:r><w:delText>旧</w:delText></w:r>') +
          annotation('Insertion', run('修渠')) +
          annotation('Comment', paragraph(run('批注'))) +
          '<w:r><w:pict><w:binData w:name="a.png">aGFoYQ==</w:binData></w:pict></w:r>',
      );
    const merged = (mark: string) => (content: string) => cell(content, `<w:vmerge${mark}/>`);
    const body = (title + form({ goal }))
      .replace(plain('项目资金（万元）'), merged(' w:val="restart"')(paragraph(run('项目资金（万元）'))))
      .replace(plain(''), merged('')(paragraph('')));
    const bytes = Buffer.from(word2003(body));
    const { cells = [] } = (await wordContent(bytes)) ?? {};
    expect(cells.find(({ text }) => text === '项目资金（万元）')?.rowSpan).toBe(2);
    const reading = await readBook(bytes, resources);
    expect(projectOf(reading)).toMatchObject({
      name: '农田管护',
      goals: { annual: '一、 管护 2 万亩\n修渠' },
    });
  });

  it('may be a package in a flat file', async () => {
    const document = `<w:document><w:body>${title}${form({})}</w:body></w:document>`;
    const part = (name: string, xml: string) =>
      `<pkg:part pkg:name="${name}" pkg:contentType="a"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
    const picture =
      '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>aGFoYQ==</pkg:binaryData></pkg:part>';
    const relations =
      '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>';
    const flat = flatPackage(
      part('/_rels/.rels', relations) + picture + part('/word/document.xml', document),
    );
    expect(projectOf(await readBook(Buffer.from(flat), resources)).name).toBe('农田管护');
  });

  it.each([
    ['without a form', word2003(paragraph(run('通知')))],
    ['that is far too large', word2003(' '.repeat(40_000_000))],
    ['of annotations that never end', word2003('<aml:annotation w:type="Word.Comment">'.repeat(200_000))],
    ['of parts that never end', flatPackage('<pkg:part pkg:name="/a"><pkg:xmlData>'.repeat(200_000))],
  ])('%s says so', async (_, xml) => {
    const { filings, diagnostics } = await readBook(Buffer.from(xml), resources);
    expect([filings, diagnostics.map(({ code }) => code)]).toEqual([[], ['reading/no-filing']]);
  });
});
