/** LibreOffice lays the Word file out with our pages and our text on each. Needs soffice and pdftotext. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page, PagedDocument, PlacedText } from '../../src/layout/index.js';
import { renderDocx } from '../../src/render/docx/index.js';
import type { TextSetter } from '../../src/text/index.js';
import { sharedTempFolder } from '../temp-folder.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';

/** Stand-ins of the right widths for Word's fonts. */
const fontConfig = resolve('../shared/fontconfig/fonts.conf');
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const missing = !has('soffice') || !has('pdftotext') || !existsSync(fontConfig);

/** The characters of a page and how often each stands there. */
function census(text: string): string {
  return [...text.replace(/\s/gu, '')].sort().join('');
}

function pageText({ items, footer }: Page): string {
  const words = (text: PlacedText): string => text.paragraphs.map((paragraph) => paragraph.text).join('');
  const texts = items.map((item) =>
    item.kind === 'text' ? words(item.text) : item.cells.map((cell) => words(cell.text)).join(''),
  );
  return [...texts, footer === null ? '' : words(footer)].join('');
}

describe.skipIf(missing && process.env.CI !== 'true')('LibreOffice', () => {
  let setter: TextSetter;
  const folder = sharedTempFolder('docx');

  beforeAll(async () => {
    setter = await fixtureSetter();
  });

  async function convertedPages(document: PagedDocument): Promise<readonly string[]> {
    writeFileSync(join(folder, 'form.docx'), await renderDocx(document, { wordFlow: false }));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const conversion = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'form.docx')],
      { env: { ...process.env, FONTCONFIG_FILE: fontConfig }, encoding: 'utf8' },
    );
    expect(conversion.status).toBe(0);
    const text = spawnSync('pdftotext', ['-raw', join(folder, 'form.pdf'), '-'], { encoding: 'utf8' }).stdout;
    return text.split('\f').slice(0, -1);
  }

  it.each([
    { forms: 3, list: true },
    { forms: 1, rows: 90, profile: 'gbt9704' },
    { forms: 1, rows: 60, orientation: 'landscape' },
  ] as const)('has the same pages with the same text: %o', { timeout: 120_000 }, async (wish) => {
    const document = fixtureDocument(setter, wish);
    expect((await convertedPages(document)).map(census)).toEqual(
      document.pages.map((page) => census(pageText(page))),
    );
  });
});
