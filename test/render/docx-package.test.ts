/** The package around the text: parts, relationships, properties, and the same bytes every time. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { Memo } from '../../src/memo/index.js';
import { renderDocx } from '../../src/render/docx/index.js';
import type { PackedBytes } from '../../src/render/zip/index.js';
import type { TextSetter } from '../../src/text/index.js';
import { all, fieldsOf, one, parseXml, part, readParts, wordsOf } from './docx-reader.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';

let setter: TextSetter;
let paged: PagedDocument;
let bytes: Uint8Array;

beforeAll(async () => {
  setter = await fixtureSetter();
  paged = fixtureDocument(setter, { forms: 2, list: true });
  bytes = await renderDocx(paged, { wordFlow: false });
});

const profiles = ['table', 'gbt9704'] as const;

describe('the package', () => {
  it.each(profiles)(
    'has every part that it names, and names every part that it has (%s)',
    async (profile) => {
      const parts = readParts(await renderDocx(fixtureDocument(setter, { profile }), { wordFlow: false }));
      const types = parseXml(parts.get('[Content_Types].xml') ?? '');
      const typed = all(types, 'Override').map(({ attributes }) => attributes.PartName);
      const content = [...parts.keys()].filter(
        (path) => !path.endsWith('.rels') && path !== '[Content_Types].xml',
      );
      expect(typed.toSorted()).toEqual(content.map((path) => `/${path}`).toSorted());
      const targets = (path: string, folder: string): readonly string[] =>
        all(parseXml(parts.get(path) ?? ''), 'Relationship').map(
          ({ attributes }) => `${folder}${attributes.Target}`,
        );
      const related = [...targets('_rels/.rels', ''), ...targets('word/_rels/document.xml.rels', 'word/')];
      expect(related.toSorted()).toEqual(content.toSorted());
    },
  );

  it('holds the filing with its hash as a custom XML part, and none where nothing is attached', async () => {
    const json = '{"year":2024,"unit":{"name":"<某>单位 & \uFFFE“乙”"}}';
    const attachment = { name: '填报数据.json', json, sha256: 'ab12' };
    const file = await renderDocx({ ...paged, attachments: [attachment] }, { wordFlow: false });
    const filing = one(part(file, 'customXml/item1.xml'), 'filing');
    expect(JSON.parse(filing.text)).toEqual(JSON.parse(json));
    expect(filing.attributes).toEqual({ name: '填报数据.json', sha256: 'ab12' });
    const relation = all(part(file, 'word/_rels/document.xml.rels'), 'Relationship').find(
      ({ attributes }) => attributes.Target === '../customXml/item1.xml',
    );
    expect(relation?.attributes.Type).toMatch(/\/customXml$/);
    const properties = part(file, 'customXml/itemProps1.xml');
    expect(one(properties, 'ds:schemaRef').attributes['ds:uri']).toBe(
      part(file, 'customXml/item1.xml').attributes.xmlns,
    );
    const types = all(part(file, '[Content_Types].xml'), 'Override').map(
      ({ attributes }) => attributes.PartName,
    );
    expect(types).toContain('/customXml/itemProps1.xml');
    expect([...readParts(bytes).keys()].filter((path) => path.startsWith('customXml'))).toEqual([]);
    expect(readParts(bytes).get('[Content_Types].xml')).not.toContain('customXml');
  });

  it('tells the program, the unit and the number of pages', () => {
    const properties = part(bytes, 'docProps/app.xml');
    expect(one(properties, 'Application').text).toBe('jibiao');
    expect(one(properties, 'Company').text).toBe(paged.author);
    expect(one(properties, 'Pages').text).toBe(String(paged.pages.length));
  });

  it('comes from docx as it is installed', () => {
    const check = spawnSync(process.execPath, ['scripts/build-docx-parts.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('leaves no place unfilled', () => {
    for (const xml of readParts(bytes).values()) expect(xml).not.toContain('{{');
  });

  it('tells title, author and language, and no time', () => {
    const core = part(bytes, 'docProps/core.xml');
    expect(one(core, 'dc:title').text).toBe(paged.title);
    expect(one(core, 'dc:creator').text).toBe(paged.author);
    expect(one(core, 'dc:language').text).toBe('zh-CN');
    expect(all(core, 'dcterms:created')).toEqual([]);
  });

  it('gives each bookmark, style and relationship an id of its own', () => {
    const ids = (path: string, name: string, attribute: string): readonly (string | undefined)[] =>
      all(part(bytes, path), name).map(({ attributes }) => attributes[attribute]);
    for (const found of [
      ids('word/document.xml', 'w:bookmarkStart', 'w:id'),
      ids('word/document.xml', 'w:bookmarkStart', 'w:name'),
      ids('word/styles.xml', 'w:style', 'w:styleId'),
      ids('word/_rels/document.xml.rels', 'Relationship', 'Id'),
    ]) {
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('defines every style that a paragraph is in', () => {
    const defined = all(part(bytes, 'word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    for (const path of ['word/document.xml', 'word/footer1.xml']) {
      for (const { attributes } of all(part(bytes, path), 'w:pStyle'))
        expect(defined).toContain(attributes['w:val']);
    }
  });
});

describe('settings and footers', () => {
  it('keep kinsoku on, and what would move our breaks off', () => {
    const normal = all(part(bytes, 'word/styles.xml'), 'w:style').find(
      ({ attributes }) => attributes['w:styleId'] === 'Normal',
    );
    if (normal === undefined) throw new Error('no style Normal');
    const state = (name: string): string => one(normal, name).attributes['w:val'] ?? 'on';
    expect(['w:kinsoku', 'w:wordWrap', 'w:autoSpaceDE', 'w:autoSpaceDN'].map(state)).toEqual(
      Array(4).fill('on'),
    );
    expect(['w:overflowPunct', 'w:snapToGrid', 'w:widowControl'].map(state)).toEqual(Array(3).fill('0'));
    const settings = part(bytes, 'word/settings.xml');
    expect(one(settings, 'w:characterSpacingControl').attributes['w:val']).toBe('doNotCompress');
    expect(one(settings, 'w:compatSetting').attributes['w:val']).toBe('15');
  });

  it('number pages as 第 X 页 共 Y 页', () => {
    const footer = part(bytes, 'word/footer1.xml');
    expect(wordsOf(footer)).toBe(`第 1 页  共 ${paged.pages.length} 页`);
    expect(fieldsOf(footer)).toEqual([
      { instruction: ' PAGE ', result: '1' },
      { instruction: ' NUMPAGES ', result: String(paged.pages.length) },
    ]);
  });

  it('number pages on the outer side under GB/T 9704', async () => {
    const file = await renderDocx(fixtureDocument(setter, { profile: 'gbt9704' }), { wordFlow: false });
    expect([1, 2].map((number) => wordsOf(part(file, `word/footer${number}.xml`)))).toEqual([
      '— 1 —',
      '— 1 —',
    ]);
    const references = all(part(file, 'word/document.xml'), 'w:footerReference');
    expect(references.map(({ attributes }) => attributes['w:type'])).toEqual(['default', 'even']);
    expect(one(part(file, 'word/settings.xml'), 'w:evenAndOddHeaders').attributes['w:val']).not.toBe('false');
  });
});

it('has the same bytes whatever documents were made before with the parts that it keeps', async () => {
  const documents = profiles.flatMap((profile) =>
    [1, 3].map((forms) => fixtureDocument(setter, { profile, forms })),
  );
  const alone = await Promise.all(documents.map((one) => renderDocx(one, { wordFlow: false })));
  const parts = new Memo<string, PackedBytes>({ capacity: 100 });
  for (const index of [0, 3, 1, 0, 2, 3, 1]) {
    const document = documents[index];
    if (document === undefined) throw new Error(`no document ${index}`);
    const together = await renderDocx(document, { wordFlow: false }, parts);
    expect(Buffer.compare(together, alone[index] ?? Buffer.alloc(0))).toBe(0);
  }
  expect(parts.size).toBeGreaterThan(5);
});

describe('the same document', () => {
  const zone = process.env.TZ;

  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles'])(
    'gives the same bytes on another day in %s',
    async (other) => {
      vi.useFakeTimers({ now: new Date('2031-12-31T23:59:59Z') });
      process.env.TZ = other;
      vi.resetModules();
      const fresh = await import('../../src/render/docx/index.js');
      expect(Buffer.compare(await fresh.renderDocx(paged, { wordFlow: false }), bytes)).toBe(0);
    },
  );
});
