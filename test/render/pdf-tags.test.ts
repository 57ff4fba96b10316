/** The structure of a tagged PDF: one table over all its pages, each cell once, headers by name, the filing attached. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { renderPdf } from '../../src/render/pdf/index.js';
import type { TextSetter } from '../../src/text/index.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';
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
  root = read(pdf.reference(tree, 'K'));
});

function read(number: number): Element {
  const dictionary = pdf.object(number);
  const type = /\/S\/(\w+)/.exec(dictionary)?.[1] ?? '';
  const page = Number(/\/Pg (\d+) 0 R/.exec(dictionary.replace(/<<\/Type\/(?:MCR|OBJR).*?>>/g, ''))?.[1]);
  const held = /\/K ?(\[.*\]|\d+(?: 0 R)?|<<.*?>>)>>/s.exec(dictionary)?.[1] ?? '';
  const kids: Element[] = [];
  const content: (readonly [number, number])[] = [];
  for (const [entry, reference, own, other, mcid] of held.matchAll(
    /<<\/Type\/OBJR.*?>>|(\d+) 0 R|<<\/Type\/MCR\/Pg (\d+) 0 R\/MCID (\d+)>>|(\d+)/g,
  )) {
    if (entry.startsWith('<</Type/OBJR')) continue;
    if (reference !== undefined) kids.push(read(Number(reference)));
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
      [...tree.matchAll(/(\d+)\[([^\]]*)\]/g)].map(([, key, list = '']) => [
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

  it('give a value under several headers their names', () => {
    const named = new Map(
      all(root).flatMap((one) => {
        const name = /\/ID\((\w+)\)/.exec(one.dictionary)?.[1];
        return name === undefined ? [] : [[name, one] as const];
      }),
    );
    const values = all(root).filter(({ dictionary }) => dictionary.includes('/Headers'));
    expect(values.length).toBeGreaterThan(0);
    for (const { type, dictionary } of values) {
      expect(type).toBe('TD');
      const names = [...(/\/Headers\[(.*?)\]/.exec(dictionary)?.[1] ?? '').matchAll(/\((\w+)\)/g)];
      expect(names.length).toBeGreaterThan(1);
      for (const name of names) expect(named.get(name[1] ?? '')?.type).toBe('TH');
    }
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
