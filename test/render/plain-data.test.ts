/** A laid-out document is plain data: a copy made by JSON or for another thread gives the same files. */
import { expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { formats, renderMemo } from '../../src/render/index.js';
import { fixtureDocument, fixtureSetter } from './paged-document.fixture.js';

const setter = await fixtureSetter();
const document = fixtureDocument(setter, { forms: 2, goals: 40, list: true });
const copies: readonly (readonly [string, PagedDocument])[] = [
  ['as JSON', JSON.parse(JSON.stringify(document))],
  ['as another thread gets it', structuredClone(document)],
];

it.each(copies)('is equal to its copy %s', (_, copy) => {
  expect(copy).toEqual(document);
});

const files = formats.flatMap((format) =>
  format.kind === 'document' ? copies.map(([how, copy]) => ({ format, how, copy })) : [],
);

it.each(files)('gives the same $format.id from its copy $how', async ({ format, copy }) => {
  const options = { wordFlow: false };
  const bytes = await format.render(document, renderMemo(setter), options);
  const ofCopy = await format.render(copy, renderMemo(await fixtureSetter()), options);
  expect(Buffer.compare(bytes, ofCopy)).toBe(0);
});
