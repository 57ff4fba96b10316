/** What every format of the list promises; a new format is tested by its entry alone. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import {
  endsOf,
  type Format,
  formats,
  holdsFiling,
  renderFiles,
  renderMemo,
} from '../../src/render/index.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';

const setter = await fixtureSetter();
const document = fixtureDocument(setter, { forms: 2, goals: 12, list: true });

async function filesOf(format: Format, of: PagedDocument, memo = renderMemo(setter)): Promise<Uint8Array[]> {
  const files: Uint8Array[] = [];
  for await (const bytes of renderFiles(of, format, memo, { wordFlow: false, dpi: 72 })) files.push(bytes);
  return files;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

it('has formats of different ids, some of them usual', () => {
  const ids = formats.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(formats.some(({ isUsual }) => isUsual)).toBe(true);
});

it('has its formats in the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const documents = formats.filter(({ kind }) => kind === 'document').map(({ id }) => `'${id}'`);
  expect(readme).toContain(`\`renderDocument(document, ${documents.join(' \\| ')}, resources`);
  expect(readme).toContain(`\`--to ${formats.map(({ id }) => id).join(',')}\``);
});

describe.each(formats)('$id', (format) => {
  it('has a row in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(readme).toContain(`| \`${format.id}\` | ${format.name} | ${format.use} |`);
  });

  it('is one file of a document, or one of each page', async () => {
    const files = await filesOf(format, document);
    expect(files).toHaveLength(format.kind === 'document' ? 1 : document.pages.length);
  });

  it('recognises its files while they are complete', async () => {
    for (const bytes of await filesOf(format, document)) {
      expect(format.isWhole(endsOf(bytes))).toBe(true);
      for (const rest of [0, 1, 100, bytes.length - 4]) {
        expect(format.isWhole(endsOf(bytes.subarray(0, rest))), `${rest} bytes`).toBe(false);
      }
    }
  });

  it.each([{}, { withoutSource: true }, { pdfPlain: true }])(
    'holds the filing where it says so: %j',
    async (options) => {
      const settings = { wordFlow: false, dpi: 36, ...options };
      const made = async (attachments: PagedDocument['attachments']) => {
        const files: Buffer[] = [];
        for await (const bytes of renderFiles(
          { ...document, attachments },
          format,
          renderMemo(setter),
          settings,
        ))
          files.push(Buffer.from(bytes));
        return Buffer.concat(files);
      };
      const attached = { name: '填报数据.json', json: '{"year":2024}', sha256: '0'.repeat(64) };
      const isHeld = Buffer.compare(await made([]), await made([attached])) !== 0;
      expect(isHeld).toBe(holdsFiling(format, settings));
    },
  );

  it('is the same of a frozen document, of its copies, and whatever was made before', async () => {
    const files = await filesOf(format, document);
    const memo = renderMemo(setter);
    await filesOf(format, fixtureDocument(setter, { profile: 'gbt9704' }), memo);
    const copies: readonly PagedDocument[] = [
      JSON.parse(JSON.stringify(document)),
      structuredClone(document),
      deepFreeze(fixtureDocument(setter, { forms: 2, goals: 12, list: true })),
    ];
    for (const copy of copies) {
      expect(copy).toEqual(document);
      const ofCopy = await filesOf(format, copy, memo);
      expect(ofCopy.map((bytes, index) => Buffer.compare(bytes, files[index] ?? bytes))).toEqual(
        files.map(() => 0),
      );
    }
  });
});
