/** Checks what a program made: every text of every form, pages, and fonts. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PizZip from 'pizzip';
import { expectedTexts, formTitle } from '../form/printed.mjs';

const run = promisify(execFile);

/**
 * `{documents, forms, pages, bytes, faults}` of the documents in a folder, which must show `forms` in order;
 * pages are null for Word files, which have none until they are opened.
 */
export async function checkOutput(folder, format, forms) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(`.${format}`))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => join(folder, name));
  const read = format === 'pdf' ? readPdf : readWord;
  const documents = [];
  for (let start = 0; start < files.length; start += 2) {
    documents.push(...(await Promise.all(files.slice(start, start + 2).map(read))));
  }
  const shown = documents.flatMap(({ text }) => text.split(formTitle).slice(1));
  const faults = [
    ...(shown.length === forms.length ? [] : [`${shown.length} forms instead of ${forms.length}`]),
    ...forms.flatMap((form, index) => missingTexts(form, shown[index] ?? '', index)),
    ...documents.flatMap((document) => document.faults),
  ];
  return {
    documents: files.length,
    forms: shown.length,
    pages: format === 'pdf' ? documents.reduce((sum, { pages }) => sum + pages, 0) : null,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    faults,
  };
}

/** A text that stands in one piece counts; so does one whose characters are all there, in an order that a reader split. */
function missingTexts(form, shown, index) {
  const { title, ...rest } = form;
  const expected = expectedTexts(rest).map(squeezed);
  const missing = expected.filter((text) => !shown.includes(text) && !hasCharacters(shown, text));
  return missing.map((text) => `form ${index + 1} lacks ${text}`);
}

function hasCharacters(shown, text) {
  const left = new Map();
  for (const character of shown) left.set(character, (left.get(character) ?? 0) + 1);
  return [...text].every((character) => {
    const count = left.get(character) ?? 0;
    left.set(character, count - 1);
    return count > 0;
  });
}

const squeezed = (text) => text.replace(/\s+/gu, '');

async function readPdf(file) {
  const options = { maxBuffer: 2 ** 28 };
  const [text, fonts] = await Promise.all([
    run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], options),
    run('pdffonts', ['-l', '3', file], options),
  ]);
  const pages = text.stdout.split('\f').length - 1;
  return { text: squeezed(text.stdout), pages, faults: fontFaults(fonts.stdout) };
}

/** The faces that were given are embedded, and no other; jspdf lists the standard fonts too, and sets nothing in them. */
function fontFaults(table) {
  const rows = table.trim().split('\n').slice(2);
  const embedded = rows.filter((row) => / yes (yes|no) +(yes|no) /.test(row));
  const strange = embedded.filter((row) => !/^\S*jibiao/i.test(row));
  return embedded.length === 0 ? ['no embedded font'] : strange.map((row) => `font ${row.split(' ')[0]}`);
}

function readWord(file) {
  const xml = new PizZip(readFileSync(file)).file('word/document.xml').asText();
  const texts = xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g);
  return {
    text: squeezed(unescaped([...texts].map(([, text]) => text).join(''))),
    pages: null,
    faults: wordFaults(xml),
  };
}

function wordFaults(xml) {
  return /\{[#/dk]?[a-z.]+\}|undefined/.test(xml) ? ['a tag that was not filled in'] : [];
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name === undefined
      ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10))
      : entities[name],
  );
}
