/** The structure of a tagged PDF: one table over all its pages, each cell once, headers by name, the filing attached. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { renderPdf } from '../../src/render/pdf/index.js';
import type { TextSetter } from '../../src/text/index.js';
import { documentOf, fixtureDocument, fixtureSetter } from './paged-document.fixture.js';
import { at, decodeString, ReadPdf } from './pdf-reader.js';

interface Element {
  readonly number: number;
  readonly type: string;
  readonly dictionary: string;
  readonly kids: readonly Element[];
  /** Marked content: page's object number and number on it. */
  readonly content: readonly (readonly [number, number])[];
}

let setter: TextSetter;
let document: PagedDocument;
let pdf: ReadPdf;
let root: Element;

const attachment = (json: string) => ({
  name: '填报数据.json',
  json,
  sha256: createHash('sha256').update(json).digest('hex'),
});

beforeAll(async () => {
  setter = await fixtureSetter();
  document = {
    ...fixtureDocument(setter, { forms: 3, list: true }),
    attachments: [attachment('{"year":2024,"unit":{"name":"单位"}}')],
  };
  pdf = new ReadPdf(await renderPdf(document, setter));
  const tree = pdf.object(pdf.reference(pdf.catalog, 'StructTreeRoot'));
  root = read(pdf.reference(tree, 'K'), pdf);
});

function read(number: number, file: ReadPdf): Element {
  const dictionary = file.object(number).replace(/ +/g, ' ').trim();
  const type = /\/S\/(\w+)/.exec(dictionary)?.[1] ?? '';
  const page = Number(/\/Pg ?(\d+) 0 R/.exec(dictionary.replace(/<<\/Type\/(?:MCR|OBJR).*?>>/g, ''))?.[1]);
  const held = /\/K ?(\[.*?\](?=\/|>>)|\d+(?: 0 R)?|<<.*?>>)/s.exec(dictionary)?.[1] ?? '';
  const kids: Element[] = [];
  const content: (readonly [number, number])[] = [];
  for (const [entry, reference, own, other, mcid] of held.matchAll(
    /<<\/Type\/OBJR.*?>>|(\d+) 0 R|<<\/Type\/MCR\/Pg (\d+) 0 R\/MCID (\d+)>>|(\d+)/g,
  )) {
    if (entry.startsWith('<</Type/OBJR')) continue;
    if (reference !== undefined) kids.push(read(Number(reference), file));
    else if (own !== undefined) content.push([Number(own), Number(other)]);
    else content.push([page, Number(mcid)]);
  }
  return { number, type, dictionary, kids, content };
}

function all(element: Element): readonly Element[] {
  return [element, ...element.kids.flatMap(all)];
}

const ofType = (type: string) => all(root).filter((element) => element.type === type);

describe('tags', () => {
  it('have a section a bookmark, and a title in each', () => {
    expect(root.type).toBe('Document');
    expect(ofType('Sect')).toHaveLength(document.outline.length);
    expect(ofType('H1').length).toBeGreaterThan(0);
  });

  it('have one table a grid, whatever its pages', () => {
    const grids = document.pages.flatMap(({ items }) =>
      items.filter((item) => item.kind === 'table' && item.isFirst),
    );
    expect(ofType('Table')).toHaveLength(grids.length);
  });

  it('have every row and cell of a grid once, and no row without cells', () => {
    const first = document.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'table' && item.isFirst ? [item.grid] : [])),
    );
    ofType('Table').forEach((table, index) => {
      const grid = at(first, index);
      expect(table.kids.map(({ type }) => type)).toEqual(grid.rows.map(() => 'TR'));
      expect(table.kids.flatMap(({ kids }) => kids)).toHaveLength(grid.cells.length);
    });
  });

  it('say of each marked content which element it belongs to, both ways', () => {
    const tree = pdf.object(
      pdf.reference(pdf.object(pdf.reference(pdf.catalog, 'StructTreeRoot')), 'ParentTree'),
    );
    const parents = new Map(
      [...tree.matchAll(/(\d+) *\[([^\]]*)\]/g)].map(([, key, list = '']) => [
        Number(key),
        [...list.matchAll(/(\d+) 0 R/g)].map((one) => Number(one[1])),
      ]),
    );
    const held = new Map(
      all(root).flatMap(({ number, content }) => content.map((one) => [one.join(' '), number])),
    );
    pdf.pageNumbers.forEach((page, index) => {
      const marks = at(pdf.pages, index).marks.flatMap((mark) => (mark === null ? [] : [mark]));
      expect(marks).toEqual(marks.map((_, order) => order));
      expect(parents.get(index)).toEqual(marks.map((mark) => held.get(`${page} ${mark}`)));
    });
  });

  it('leave headers that a reader finds by their scope without names', () => {
    expect(all(root).some(({ dictionary }) => /\/Headers|\/ID/.test(dictionary))).toBe(false);
    for (const { dictionary } of ofType('TH')) expect(dictionary).toMatch(/\/Scope\/(Row|Column)/);
  });

  it('name the headers of a value that scopes say wrong', async () => {
    const heads = '<td class="head">一级</td><td class="head">二级</td><td class="head">指标值</td>';
    const row = (label: string) =>
      `<tr><td class="label">${label}</td><td class="label">数量</td><td class="value">5</td></tr>`;
    const band = '<tr><td class="band" colspan="3">其他</td></tr>';
    const columns = '<col width="30"/><col width="30"/><col width="40"/>';
    const markup = `<form title="表"><table columns="3">${columns}<tr>${heads}</tr>${row('产出')}${band}${row('效益')}</table></form>`;
    const file = new ReadPdf(await renderPdf(documentOf(markup, setter), setter));
    const tree = file.object(file.reference(file.catalog, 'StructTreeRoot'));
    const elements = all(read(file.reference(tree, 'K'), file));
    const [first, second] = elements.filter(({ type }) => type === 'TD');
    expect(first?.dictionary).not.toContain('/Headers');
    // Over the second value the band is met first, which heads the rows and no column.
    const names = [
      ...(/\/Headers\[(.*?)\]/.exec(second?.dictionary ?? '')?.[1] ?? '').matchAll(/\((\w+)\)/g),
    ];
    const headers = names.map(([, name]) =>
      elements.findIndex(({ dictionary }) => dictionary.includes(`/ID(${name})`)),
    );
    expect(headers.map((index) => elements[index]?.type)).toEqual(['TH', 'TH']);
    expect(headers).toEqual(elements.flatMap(({ type }, index) => (type === 'TH' ? [index] : [])).slice(-2));
  });

  it('hold every link of a page number with its annotation', () => {
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(0);
    expect(ofType('Link').filter(({ dictionary }) => dictionary.includes('/OBJR'))).toHaveLength(
      links.length,
    );
  });
});

describe('the archive', () => {
  it('holds the filing with its hash, as the source', () => {
    const file = pdf.object(Number(/\/AF \[(\d+) 0 R\]/.exec(pdf.catalog)?.[1]));
    expect(file).toContain('/AFRelationship /Source');
    const json = pdf.stream(Number(/\/EF <<\n\/F (\d+) 0 R/.exec(file)?.[1])).toString('utf8');
    expect(json).toBe(document.attachments[0]?.json);
    const description = decodeString(/\/Desc (\(.*?[^\\]\))\n/s.exec(file)?.[1] ?? '');
    expect(description).toContain(createHash('sha256').update(json).digest('hex'));
  });

  it('is left out of a plain file, which is smaller', async () => {
    const bytes = await renderPdf(document, setter, { plain: true });
    const plain = new ReadPdf(bytes);
    for (const key of ['StructTreeRoot', 'AF', 'OutputIntents', 'MarkInfo'])
      expect(plain.catalog).not.toContain(key);
    expect(plain.pages.flatMap(({ marks }) => marks)).toEqual([]);
  });
});
