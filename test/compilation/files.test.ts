/** Compilations of the real filings read back: bookmarks, links and pages of the PDF, headings and sections of Word. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { renderDocument } from '../../src/pipeline.js';
import { all, bodyOf, fieldsOf, one, parseXml, readParts, type XmlNode } from '../render/docx-reader.js';
import { orderFaults } from '../render/docx-schema-order.js';
import { ReadPdf } from '../render/pdf-reader.js';
import { sharedTempFolder } from '../temp-folder.js';
import { compiled, pageWords, resourcesOf, samples, wordsOf } from './world.js';

/** Stand-ins of the right widths for Word's fonts. */
const fontConfig = resolve('../shared/fontconfig/fonts.conf');
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const missing = !has('soffice') || !has('pdftotext') || !existsSync(fontConfig);

let document: PagedDocument;
let pdf: Uint8Array;
let docx: Uint8Array;
const folder = sharedTempFolder('compilation');
const options = { issuer: '某某区财政局' };

beforeAll(async () => {
  const resources = await resourcesOf();
  document = await compiled(samples, resources, { options });
  pdf = await renderDocument(document, 'pdf', resources, { wordFlow: false });
  docx = await renderDocument(document, 'docx', resources, { wordFlow: false });
}, 60_000);

const census = (text: string): string => [...text.replace(/\s/gu, '')].sort().join('');
const textsOf = (file: string): readonly string[] =>
  spawnSync('pdftotext', ['-raw', join(folder, file), '-'], { encoding: 'utf8' })
    .stdout.split('\f')
    .slice(0, -1);
const footerOf = (page: number): string => {
  const footer = document.pages[page - 1]?.footer ?? null;
  return footer === null ? '' : wordsOf(footer);
};

describe('bytes', () => {
  it('are the same of the same filings', async () => {
    const resources = await resourcesOf();
    const again = await compiled(samples, resources, { options });
    for (const [format, bytes] of [
      ['pdf', pdf],
      ['docx', docx],
    ] as const) {
      expect(
        Buffer.from(await renderDocument(again, format, resources, { wordFlow: false })).equals(bytes),
      ).toBe(true);
    }
  });
});

describe('the PDF', () => {
  /** The outline as a tree of object numbers, walked by First and Next. */
  const walk = (read: ReadPdf, first: number | null, level: number): readonly string[] => {
    const entries: string[] = [];
    for (let number = first; number !== null; ) {
      const item = read.object(number);
      const page = read.pageNumbers.indexOf(Number(/\/Dest \[(\d+) 0 R/.exec(item)?.[1])) + 1;
      entries.push(`${level} ${page}`);
      const [, child] = /\/First (\d+) 0 R/.exec(item) ?? [];
      entries.push(...walk(read, child === undefined ? null : Number(child), level + 1));
      const [, next] = /\/Next (\d+) 0 R/.exec(item) ?? [];
      number = next === undefined ? null : Number(next);
    }
    return entries;
  };

  it('has bookmarks of three levels, on the pages where units and forms begin', () => {
    const read = new ReadPdf(pdf);
    const root = read.object(read.reference(read.catalog, 'Outlines'));
    expect(walk(read, read.reference(root, 'First'), 1)).toEqual(
      document.outline.map(({ level, page }) => `${level} ${page}`),
    );
  });

  it('has a link for every unit and project in a list', () => {
    const { pages } = new ReadPdf(pdf);
    const anchors = new Set(document.outline.map(({ anchor }) => anchor));
    const links = pages.flatMap((page) => page.links);
    expect(links).toHaveLength(9 + 53);
    for (const { to } of links) expect(anchors).toContain(to);
  });

  it.skipIf(missing && process.env.CI !== 'true')('reads back as it was laid out, page by page', () => {
    writeFileSync(join(folder, 'own.pdf'), pdf);
    expect(textsOf('own.pdf').map(census)).toEqual(
      document.pages.map(({ number }) => census(pageWords(document, number) + footerOf(number))),
    );
  });
});

describe('Word', () => {
  const levelOf = (paragraph: XmlNode, styles: ReadonlyMap<string, string>): string | null => {
    const [style] = all(paragraph, 'w:pStyle');
    return styles.get(style?.attributes['w:val'] ?? '') ?? null;
  };

  it('has well-formed parts with children in the order of the schema', () => {
    for (const [path, xml] of readParts(docx)) {
      if (!path.endsWith('.xml') && !path.endsWith('.rels')) continue;
      const root = parseXml(xml);
      if (path.startsWith('word/') && !path.includes('_rels'))
        expect([path, orderFaults(root)]).toEqual([path, []]);
    }
  });

  it('shows the outline in its navigation pane: departments, units, forms', () => {
    const sheet = parseXml(readParts(docx).get('word/styles.xml') ?? '');
    const levels = new Map(
      all(sheet, 'w:style').flatMap((style) =>
        all(style, 'w:outlineLvl').map(
          (level) =>
            [style.attributes['w:styleId'] ?? '', String(Number(level.attributes['w:val']) + 1)] as const,
        ),
      ),
    );
    const shown = bodyOf(docx).flatMap((node) => {
      const level = node.name === 'w:p' ? levelOf(node, levels) : null;
      return level === null
        ? []
        : [
            `${level} ${all(node, 'w:t')
              .map(({ text }) => text)
              .join('')}`,
          ];
    });
    const own = document.outline.slice(3).map(({ level, title }) => `${level} ${title}`);
    expect(shown.slice(-own.length)).toEqual(own);
    expect(shown).toHaveLength(document.outline.length);
  });

  it('marks every place that a page number refers to, and ends the list’s field behind the list', () => {
    const body = one(parseXml(readParts(docx).get('word/document.xml') ?? ''), 'w:body');
    const marked = all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
    expect(new Set(marked).size).toBe(marked.length);
    const [contents, ...references] = fieldsOf(body);
    const meant = references.map(({ instruction }) => /^ PAGEREF (\S+)/.exec(instruction)?.[1]);
    expect(meant).toHaveLength(9 + 53);
    for (const name of meant) expect(marked).toContain(name);
    expect(contents?.instruction).toMatch(/^ TOC /);
    const listed = references.slice(0, 9).map(({ result }) => result);
    for (const page of listed) expect(contents?.result).toContain(page);
  });

  it('leaves the cover’s foot blank', () => {
    const sections = all(one(parseXml(readParts(docx).get('word/document.xml') ?? ''), 'w:body'), 'w:sectPr');
    expect(sections.map((section) => all(section, 'w:titlePg').length)).toEqual([1]);
  });

  it.skipIf(missing && process.env.CI !== 'true')(
    'has our pages with our text in LibreOffice, bookmarks apart',
    { timeout: 120_000 },
    () => {
      writeFileSync(join(folder, 'own.docx'), docx);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'own.docx'),
      ];
      const conversion = spawnSync('soffice', args, { env: { ...process.env, FONTCONFIG_FILE: fontConfig } });
      expect(conversion.status).toBe(0);
      const marks = (page: number) =>
        document.outline
          .filter((entry) => entry.page === page && page > 3)
          .map(({ title }) => title)
          .join('');
      expect(textsOf('own.pdf').map(census)).toEqual(
        document.pages.map(({ number }) =>
          census(marks(number) + pageWords(document, number) + footerOf(number)),
        ),
      );
    },
  );
});
