/** Filings taken back out of PDF, Word and OFD: whole, checked against their hash, and bounded, whatever the file. */
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { layOutDocument, renderDocument } from '../../src/pipeline.js';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { ReadPdf } from '../render/pdf-reader.js';
import { leavesOf, sampleFiling, shippedResources } from './world.js';

const carriers = ['pdf', 'docx', 'ofd'] as const;
type Carrier = (typeof carriers)[number];

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

async function made(filing: Filing, format: Carrier, withoutSource = false): Promise<Uint8Array> {
  const form = filing.projects.length > 0 ? 'project-target-summary' : (filing.forms[0] ?? '');
  const request = { filing, file: 'x.json', form, project: null, options: {} } as const;
  const { value } = layOutDocument({ ...request, profile: 'table', missingGlyphs: 'substitute' }, resources);
  if (value === null) throw new Error(`${form} is laid out`);
  return await renderDocument(value, format, resources, { wordFlow: false, withoutSource });
}

const sample = () => sampleFiling('pujiang-jiwei-2024.json');

async function codesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { filings, diagnostics } = await readBook(bytes, resources);
  return [...diagnostics, ...filings.flatMap(({ doubts }) => doubts)].map(({ code }) => code);
}

/** Glyphs and places on all pages. */
const pagesOf = (pdf: Uint8Array) => new ReadPdf(pdf).pages.map(({ operators }) => operators);

describe('a filing that a document carries', () => {
  it.each(readdirSync('samples'))('of %s gives the same pages, to the glyph', async (file) => {
    const filing = sampleFiling(file);
    const pages = pagesOf(await made(filing, 'pdf'));
    for (const carrier of carriers) {
      const book = await made(filing, carrier);
      expect([carrier, await codesOf(book)]).toEqual([carrier, ['reading/printed-only']]);
      const { filings } = await readBook(book, resources);
      const again = readFiling(Buffer.from(JSON.stringify(filings[0]?.filing)), { file });
      expect([carrier, again.diagnostics]).toEqual([carrier, []]);
      if (again.value !== null) expect(pagesOf(await made(again.value, 'pdf'))).toEqual(pages);
    }
  });
});

function changed(bytes: Uint8Array, part: RegExp, change: (text: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, part.test(name) ? strToU8(change(strFromU8(content))) : content] as const,
  );
  return zipSync(Object.fromEntries(parts));
}

describe('a document that was changed', () => {
  it('in its attached filing does not fit its hash', async () => {
    const other = (text: string) => text.replace('2024', '2023');
    for (const [carrier, part] of [
      ['docx', /item1\.xml$/u],
      ['ofd', /\.json$/u],
    ] as const)
      expect(await codesOf(changed(await made(sample(), carrier), part, other))).toContain(
        'reading/changed-attachment',
      );
  });

  it('by a program that only saved it says what is attached', async () => {
    const saved = (text: string) => text.replace('<cp:revision>1<', '<cp:revision>2<');
    const codes = await codesOf(changed(await made(sample(), 'docx'), /core\.xml$/u, saved));
    expect(codes).toEqual(['reading/printed-only']);
  });

  it('in its text is read as the text says, leaf by leaf', async () => {
    const text = (xml: string) =>
      xml.replaceAll('廉政公园维护次数', '廉政花园维护次数').replaceAll('>47.00<', '>48.00<');
    const { filings } = await readBook(
      changed(await made(sample(), 'docx'), /document\.xml$/u, text),
      resources,
    );
    const changes = filings[0]?.doubts.filter(({ code }) => code === 'reading/changed-text') ?? [];
    expect(changes.map(({ path, place }) => [path, place])).toEqual([
      ['projects[0].indicators[1].name', expect.stringMatching(/^表2!D\d+$/u)],
      ['projects[2].funding.annual.total', expect.stringMatching(/^表4!F\d+$/u)],
      ['projects[2].funding.annual.fiscal', expect.stringMatching(/^表4!F\d+$/u)],
    ]);
    expect(changes[0]?.parameters).toEqual({ found: '廉政花园维护次数', attached: expect.any(String) });
    expect(filings[0]?.filing).toMatchObject({
      projects: [
        { indicators: [{}, { name: '廉政花园维护次数' }, ...Array(11).fill({})] },
        {},
        { funding: { annual: { total: '480000.00' } } },
      ],
    });
  });

  it('so that its forms are not found gives what is attached, with a doubt', async () => {
    const text = (xml: string) =>
      xml.replaceAll('指标', '乱').replaceAll('项目', '乱').replaceAll('绩效', '乱');
    const { filings } = await readBook(
      changed(await made(sample(), 'docx'), /document\.xml$/u, text),
      resources,
    );
    expect(filings[0]?.filing).toMatchObject({ projects: [{ name: '党风廉政建设及廉政教育宣传' }, {}, {}] });
    expect(filings[0]?.doubts.map(({ code }) => code)).toContain('reading/not-in-text');
  });
});

describe('a Word file that carries no filing', () => {
  it.each(readdirSync('samples'))('is read by its tables: %s', async (file) => {
    const filing = sampleFiling(file);
    const { filings } = await readBook(await made(filing, 'docx', true), resources);
    const { unit: _unit, ...own } =
      readFiling(Buffer.from(JSON.stringify(filings[0]?.filing)), { file }).value ?? {};
    const { unit, ...expected } = filing;
    expect(unit.name).not.toBe('');
    const plain = (value: unknown) =>
      JSON.stringify(value, (key, one: unknown) =>
        key === 'forms'
          ? []
          : key === 'category' || key === 'nature'
            ? [one].flat().filter((word) => word !== null)
            : typeof one === 'bigint'
              ? String(one)
              : one,
      );
    expect(plain(own)).toBe(plain(expected));
  });

  it.each(['00-merged', '01-flat', '02-flat'])('of another hand is read leaf by leaf: %s', async (name) => {
    const folder = 'test/reading/foreign-word';
    const { filings } = await readBook(readFileSync(`${folder}/${name}.docx`), resources);
    const { form, ...expected } = JSON.parse(readFileSync(`${folder}/${name}.docx.expect.json`, 'utf8'));
    expect(filings.map((filing) => filing.form)).toEqual([form]);
    expect(filings[0]?.filing).toMatchObject(expected);
    expect(filings[0]?.doubts.filter(({ severity }) => severity === 'warning')).toEqual([]);
  });
});

describe('a PDF without a filing in it', () => {
  const folder = 'test/reading/foreign-pdf';
  const files = readdirSync(folder).filter((file) => file.endsWith('.pdf'));

  it('is there to be read', () => expect(files).toHaveLength(9));

  // `cut-rows`: Word’s own page breaks, as LibreOffice prints them, through texts and rows. `merged-over-pages`: a spreadsheet
  // whose merged labels go over three pages, `low-rows`: one whose rows are too low for their texts.
  it.each(files)('of another hand is read leaf by leaf: %s', async (file) => {
    const { filings, doubts, diagnostics } = await readBook(readFileSync(`${folder}/${file}`), resources);
    const { form, ...expected } = JSON.parse(readFileSync(`${folder}/${file}.expect.json`, 'utf8'));
    const isCut = file === 'cut-rows.pdf';
    expect(diagnostics).toEqual([]);
    expect(doubts).toEqual([]);
    expect(filings.map((filing) => filing.form)).toEqual([form]);
    expect(filings[0]?.filing).toMatchObject(expected);
    const warnings = filings[0]?.doubts.filter(({ severity }) => severity === 'warning') ?? [];
    expect([...new Set(warnings.map(({ code }) => code))]).toEqual(isCut ? ['reading/cut-row'] : []);
    expect(warnings.every(({ path }) => path !== null)).toBe(true);
    const [place] = filings[0]?.places.values() ?? [];
    expect(place).toMatch(/^第\d+页(?:正文|表\d+)?![A-Z]+\d+$/u);
  });

  it('of ours, made without it, says what the forms print', async () => {
    const filing = sample();
    const printed = await readBook(await made(filing, 'pdf'), resources);
    const pages = await readBook(await made(filing, 'pdf', true), resources);
    const found = leavesOf(pages.filings[0]?.filing);
    const values = [...leavesOf(printed.filings[0]?.filing)].filter(([path]) => path.startsWith('projects'));
    expect(values.length).toBeGreaterThan(40);
    for (const [path, value] of values)
      expect([path, found.get(path) ?? found.get(`${path}[0]`)]).toEqual([path, value ?? undefined]);
    expect(pages.filings[0]?.doubts.filter(({ severity }) => severity === 'warning')).toEqual([]);
  });

  it('is no crash, whatever is damaged', async () => {
    const bytes = readFileSync(`${folder}/01-merged.pdf`);
    for (let seed = 1; seed <= 20; seed += 1) {
      const damaged = Buffer.from(bytes);
      for (let flip = 0; flip < 30; flip += 1)
        damaged[(seed * 7919 + flip * 104_729) % damaged.length] = (seed * 31 + flip * 17) % 256;
      const { filings, diagnostics } = await readBook(damaged, resources);
      expect(filings.length + diagnostics.length).toBeGreaterThan(0);
    }
  });
});

describe('an encrypted PDF', () => {
  const folder = 'test/reading/locked-pdf';
  const read = async (file: string) => await readBook(readFileSync(file), resources);

  it('that opens without a password is read as the one that it was', async () => {
    const locked = await read(`${folder}/02-flat-rc4-128.pdf`);
    expect(locked).toEqual(await read('test/reading/foreign-pdf/02-flat.pdf'));
    expect(locked.filings).toHaveLength(1);
  });

  it('of ours gives the filing in it', async () => {
    const { filings } = await read(`${folder}/own-aes-256.pdf`);
    expect(filings[0]?.doubts.map(({ code }) => code)).toEqual(['reading/printed-only']);
    expect(leavesOf(filings[0]?.filing).size).toBeGreaterThan(40);
  });

  it('that needs a password says so', async () => {
    expect(await codesOf(readFileSync(`${folder}/needs-a-password.pdf`))).toEqual([
      'reading/encrypted-document',
    ]);
  });
});

describe('a document without a filing', () => {
  it('says what to do', async () => {
    for (const bytes of [await made(sample(), 'ofd', true), pdfOf('<</Type /Catalog>>')]) {
      const { diagnostics } = await readBook(bytes, resources);
      expect(diagnostics.map(({ code }) => code)).toEqual(['reading/no-filing']);
      expect(diagnostics[0]?.message).toContain('.xlsx');
    }
  });

  it('is no crash, wherever it ends', async () => {
    for (const carrier of carriers) {
      const bytes = await made(sample(), carrier);
      for (let part = 0; part < 20; part += 1) {
        const codes = await codesOf(bytes.subarray(0, (bytes.length * part) / 20));
        expect([carrier, part, codes.length > 0]).toEqual([carrier, part, true]);
      }
    }
  });
});

function pdfOf(...bodies: readonly string[]): Buffer {
  const objects = bodies.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  return Buffer.from(`%PDF-1.7\n${objects.join('')}trailer <</Root 1 0 R>>\n`, 'latin1');
}

describe('a PDF of another hand', () => {
  it('whose names lead in circles comes to an end', async () => {
    const catalog = '<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>';
    expect(await codesOf(pdfOf(catalog, '<</Kids [2 0 R 2 0 R 2 0 R]>>'))).toEqual(['reading/no-filing']);
    expect(await codesOf(pdfOf('1 0 R'))).toEqual(['reading/broken-document']);
    expect(await codesOf(pdfOf('['.repeat(100_000)))).toEqual(['reading/broken-document']);
  });

  it('that would unpack to more than 64 MB is not unpacked', async () => {
    const bomb = deflateSync(Buffer.alloc(80_000_000)).toString('latin1');
    const stream = `<</Type /EmbeddedFile /Filter /FlateDecode /Length ${bomb.length}>>\nstream\n${bomb}\nendstream`;
    const file = '<</Type /Filespec /F (a.json) /UF (a.json) /EF <</F 3 0 R>>>>';
    expect(await codesOf(pdfOf('<</Type /Catalog /AF [2 0 R]>>', file, stream))).toEqual([
      'reading/too-large-document',
    ]);
  });

  it('whose pages unpack to too much, or hold a drawing, is not read', async () => {
    const page = (content: string) => {
      const stream = deflateSync(content).toString('latin1');
      return pdfOf(
        '<</Type /Catalog /Pages 2 0 R>>',
        '<</Type /Pages /Count 1 /Kids [3 0 R]>>',
        '<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources <<>> /Contents 4 0 R>>',
        `<</Filter /FlateDecode /Length ${stream.length}>>\nstream\n${stream}\nendstream`,
      );
    };
    expect(await codesOf(page('0 0 m 9 9 l S\n'.repeat(5_000_000)))).toEqual(['reading/too-large-document']);
    expect(await codesOf(page('0 0 m 9 9 l S\n'.repeat(40_000)))).toEqual(['reading/too-large-document']);
    const hatched = Array.from({ length: 20_000 }, (_, at) => `${at * 0.03} 9 m ${at * 0.03} 700 l S`);
    expect(await codesOf(page(hatched.join('\n')))).toEqual(['reading/no-filing']);
  });

  it('that is encrypted says so', async () => {
    const file = pdfOf('<</Type /Catalog>> trailer <</Encrypt 2 0 R>>');
    expect(await codesOf(file)).toEqual(['reading/encrypted-document']);
  });

  it('in other spellings gives its filing all the same', async () => {
    const json = readFileSync('samples/pujiang-fulian-2024.json');
    const file = Buffer.concat([
      Buffer.from('%PDF-1.4\n7 0 obj <</Length 8 0 R>> stream\r\n', 'latin1'),
      json,
      Buffer.from(
        `\nendstream endobj 8 0 obj ${json.length} endobj 1 0 obj <</Names<</EmbeddedFiles<</Names[(x)3 0 R]>>>>/Type/Catalog>> endobj ` +
          '3 0 obj <</Type/Filespec/UF<FEFF0061002E006A0073006F006E>/EF<</F 7 0 R>>/Desc(a\\(b\\)\\101)>> endobj trailer<</Root 1 0 R/Size 9>>',
        'latin1',
      ),
    ]);
    const { filings } = await readBook(file, resources);
    expect(filings.map(({ filing }) => filing)).toEqual([JSON.parse(json.toString('utf8'))]);
    expect(filings[0]?.doubts.map(({ code }) => code)).toContain('reading/changed-attachment');
  });
});
