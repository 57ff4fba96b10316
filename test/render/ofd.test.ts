/** OFD packages: valid by the standard's schemas, sound in their numbers and references, each glyph where the PDF has it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutCompilation } from '../../src/compilation/index.js';
import { type PagedDocument, placedLines } from '../../src/layout/index.js';
import { layOutBlank, type Resources } from '../../src/pipeline.js';
import { renderOfd } from '../../src/render/ofd/index.js';
import {
  corpus,
  corpusResources,
  layOutCorpus,
  singleDocuments,
  summaryDocuments,
} from '../fidelity/corpus.js';
import { sharedTempFolder } from '../temp-folder.js';

const hasXmllint = spawnSync('which', ['xmllint']).status === 0;
const folder = sharedTempFolder('ofd');
let resources: Resources;
let documents: readonly (readonly [string, PagedDocument])[];

beforeAll(async () => {
  resources = await corpusResources();
  const chosen = [...summaryDocuments, ...singleDocuments.filter((_, index) => index % 9 === 0)];
  const blanks = [...resources.packs.values()].flatMap(({ id, blank }) => {
    const asked = { form: id, options: {}, profile: 'table', missingGlyphs: 'error' } as const;
    const { value } = blank === null ? { value: null } : layOutBlank(asked, resources);
    return value === null ? [] : [[`blank ${id}`, value] as const];
  });
  const filings = corpus.map(({ filing, file }) => ({
    filing,
    file,
    documents: filing.projects.map((_, project) => ({ form: 'project-target', project })),
  }));
  const asked = {
    form: 'compilation',
    options: {},
    profile: 'table',
    missingGlyphs: 'error',
    filings,
  } as const;
  const { value: compilation } = await layOutCompilation(asked, resources);
  if (compilation === null) throw new Error('the compilation is not made');
  documents = [
    ...chosen.map((one) => [one.name, layOutCorpus(one, resources)] as const),
    ...chosen
      .slice(0, 4)
      .map((one) => [`${one.name} gbt9704`, layOutCorpus(one, resources, 'gbt9704')] as const),
    ...blanks,
    ['compilation', compilation],
  ];
});
type Parts = ReadonlyMap<string, string>;

async function partsOf(document: PagedDocument, archive = false): Promise<Parts> {
  const bytes = await renderOfd(document, resources.memo.setter, { archive });
  return new Map(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [
      path,
      Buffer.from(content).toString(path.endsWith('.ttf') ? 'latin1' : 'utf8'),
    ]),
  );
}

const part = (parts: Parts, path: string): string => {
  const found = parts.get(path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found;
};
const pages = (parts: Parts): readonly string[] =>
  [...part(parts, 'Doc_0/Document.xml').matchAll(/<ofd:Page ID="\d+" BaseLoc="(.*?)"/g)].map(([, path]) =>
    part(parts, `Doc_0/${path}`),
  );
const schemaOf = (path: string): string | null => {
  const name = path.split('/').at(-1) ?? '';
  if (!name.endsWith('.xml')) return null;
  return (
    {
      'OFD.xml': 'OFD',
      'Document.xml': 'Document',
      'PublicRes.xml': 'Res',
      'Attachments.xml': 'Attachments',
    }[name] ?? 'Page'
  );
};

describe.skipIf(!hasXmllint && process.env.CI !== 'true')('the standard', () => {
  it('has every part of every document valid by its schema', async () => {
    const bySchema = new Map<string, string[]>();
    for (const [index, [, document]] of documents.entries()) {
      for (const [path, content] of await partsOf(document)) {
        const schema = schemaOf(path);
        if (schema === null) continue;
        const file = join(folder, String(index), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
        bySchema.set(schema, [...(bySchema.get(schema) ?? []), file]);
      }
    }
    expect([...bySchema.keys()].sort()).toEqual(['Attachments', 'Document', 'OFD', 'Page', 'Res']);
    for (const [schema, files] of bySchema) {
      const { stderr, status } = spawnSync(
        'xmllint',
        ['--noout', '--schema', resolve(`test/tools/ofd-schemas/${schema}.xsd`), ...files],
        { encoding: 'utf8', maxBuffer: 1 << 26 },
      );
      expect(
        status,
        stderr
          .split('\n')
          .filter((line) => !line.endsWith(' validates'))
          .join('\n'),
      ).toBe(0);
    }
  });
});

describe('a package', () => {
  it('numbers its objects once, none above MaxUnitID, and refers to what is there', async () => {
    for (const [name, document] of documents) {
      const parts = await partsOf(document);
      const xml = [...parts].flatMap(([path, content]) => (path.endsWith('.xml') ? [content] : [])).join('');
      const ids = [...xml.matchAll(/ ID="(\d+)"/g)].map(([, id]) => Number(id));
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(Math.max(...ids)).toBe(Number(/MaxUnitID>(\d+)</.exec(xml)?.[1]));
      const pageIds = new Set([...xml.matchAll(/<ofd:Page ID="(\d+)"/g)].map(([, id]) => id));
      for (const [, id] of xml.matchAll(/PageID="(\d+)"/g)) expect(pageIds.has(id)).toBe(true);
      const fonts = new Set([...xml.matchAll(/<ofd:Font ID="(\d+)"/g)].map(([, id]) => id));
      for (const [, id] of xml.matchAll(/ Font="(\d+)"/g)) expect(fonts.has(id)).toBe(true);
      for (const [, file] of xml.matchAll(/<ofd:FontFile>(.*?)</g))
        expect(parts.has(`Doc_0/Res/${file}`)).toBe(true);
    }
  });

  it('has each glyph within 0.05 mm of its place on the page, with one advance fewer than glyphs', async () => {
    for (const [name, document] of documents) {
      const written = pages(await partsOf(document));
      document.pages.forEach((page, index) => {
        const texts = page.items.flatMap((item) =>
          item.kind === 'text' ? [item.text] : item.cells.map(({ text }) => text),
        );
        const expected = [...texts, ...(page.footer === null ? [] : [page.footer])].flatMap((text) =>
          text.paragraphs.flatMap((paragraph) =>
            placedLines(paragraph, text, resources.memo.setter).flatMap((line) =>
              line.runs.filter((run) => run.text !== '').map((run) => ({ line, run })),
            ),
          ),
        );
        const objects = [...(written[index] ?? '').matchAll(/<ofd:TextObject .*?<\/ofd:TextObject>/gs)].map(
          ([xml]) => xml,
        );
        expect(objects, name).toHaveLength(expected.length);
        objects.forEach((xml, order) => {
          const { line, run } = expected[order] ?? {};
          if (line === undefined || run === undefined) throw new Error('a run');
          const [left = 0, top = 0] = (/Boundary="(.*?)"/.exec(xml)?.[1] ?? '').split(' ').map(Number);
          const [, x, y] = /TextCode X="(.*?)" Y="(.*?)"/.exec(xml) ?? [];
          const deltas = (/DeltaX="(.*?)"/.exec(xml)?.[1] ?? '').split(' ').filter(Boolean).map(Number);
          const glyphs = (/Glyphs>(.*?)</.exec(xml)?.[1] ?? '').split(' ');
          expect(deltas).toHaveLength(glyphs.length - 1);
          const millimetres = (millipoints: number) => (millipoints * 25.4) / 72_000;
          expect(Math.abs(top + Number(y) - millimetres(line.baseline))).toBeLessThan(0.005);
          let pen = left + Number(x);
          let wanted = line.x + run.x;
          let at = 0;
          [...run.text].forEach((character, glyph) => {
            wanted += run.kerns.filter((kern) => kern.at === at).reduce((sum, { amount }) => sum + amount, 0);
            expect(Math.abs(pen - millimetres(wanted))).toBeLessThan(0.005);
            wanted += ((run.face.advance(character.codePointAt(0) ?? 0) ?? 0) * run.size) / 1000;
            pen += deltas[glyph] ?? 0;
            at += character.length;
          });
        });
      });
    }
  });

  it('embeds fonts that show the character of each glyph number', async () => {
    const [[, document] = []] = documents;
    if (document === undefined) throw new Error('a document');
    const parts = await partsOf(document);
    const shown = pages(parts).flatMap((xml) =>
      [...xml.matchAll(/Font="(\d+)".*?<ofd:Glyphs>(.*?)<.*?<ofd:TextCode[^>]*>(.*?)</gs)].map(
        ([, font, glyphs = '', text = '']) => ({
          font: `Doc_0/Res/font_${font}.ttf`,
          glyphs: glyphs.split(' ').map(Number),
          text: text
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&#39;', "'")
            .replaceAll('&amp;', '&'),
        }),
      ),
    );
    const { create } = await import('fontkit');
    const fonts = new Map(
      [...new Set(shown.map(({ font }) => font))].map((path) => [
        path,
        create(Buffer.from(part(parts, path), 'latin1')),
      ]),
    );
    for (const { font, glyphs, text } of shown) {
      expect(
        [...text].map((character) => fonts.get(font)?.glyphForCodePoint(character.codePointAt(0) ?? 0).id),
      ).toEqual(glyphs);
    }
  });

  it('carries the filing, an outline and links, and is the same each time', async () => {
    const found = documents.find(([name]) => name.includes('list true'));
    if (found === undefined) throw new Error('a summary with its list');
    const [, document] = found;
    const parts = await partsOf(document);
    expect(part(parts, 'Doc_0/Attachs/filing_1.json')).toBe(document.attachments[0]?.json);
    expect(part(parts, 'Doc_0/Document.xml').match(/<ofd:OutlineElem /g)).toHaveLength(
      document.outline.length,
    );
    expect(
      pages(parts)
        .join('')
        .match(/<ofd:Goto>/g)?.length,
    ).toBe(document.outline.length - 1);
    expect([...(await partsOf(document))]).toEqual([...parts]);
  });

  it('is of the archive kind where that is asked for', async () => {
    const [[, document] = []] = documents;
    if (document === undefined) throw new Error('a document');
    expect(part(await partsOf(document, true), 'OFD.xml')).toContain('DocType="OFD-A"');
    expect(part(await partsOf(document), 'OFD.xml')).toContain('DocType="OFD"');
  });
});
