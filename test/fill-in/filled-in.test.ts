/** Blank books that another library has filled in, every unlocked cell of them: each value comes back at its path. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../src/filing/index.js';
import { buildPattern, type Pattern, readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { type KeptSheet, readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { filledBook, leavesOf, nationalForms, shippedResources } from '../reading/world.js';
import { sharedTempFolder } from '../temp-folder.js';

const forms = [
  'project-target',
  'project-target-declaration',
  'unit-target-declaration',
  'unit-self-evaluation',
  ...nationalForms,
];
const folder = sharedTempFolder('filled-in');
let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

/** Spare rows that are filled in; every second leaves out the labels that are those above. */
const filledRows = 6;

type Plan = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Put = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

function planFor(sheets: readonly KeptSheet[], { lists, seeds, scope }: Pattern): Plan {
  const isLeft = (path: string) => {
    const [, list = '', digits = '', name = ''] = /^(.*)\[(\d+)\]\.([^[\]]+)$/u.exec(path) ?? [];
    const own = lists.find((one) => one.path === list.replace(/^projects\[\d+\]/u, 'projects[0]'));
    if (own === undefined) return false;
    const row = Number(digits) - (seeds.get(own.path)?.length ?? 0);
    const isMerged = own.columns.some((column) => column.isMerged && column.names.includes(name));
    return row >= filledRows || (isMerged && row >= 0 && row % 2 === 1);
  };
  const plan = sheets.map(({ name, paths }) => {
    const left = [...paths].flatMap(([cell, path]) => (isLeft(path) ? [[cell, 'leave'] as const] : []));
    return [name, Object.fromEntries(left)] as const;
  });
  return { ...Object.fromEntries(plan), 填报说明: { B2: 'year', ...(scope === 'unit' && { B3: 'leave' }) } };
}

function fillIn(
  form: string,
  bytes: Uint8Array,
  plan: Plan,
): { readonly bytes: Uint8Array; readonly put: Put } {
  const [book, filled, planFile, putFile] = ['blank.xlsx', 'filled.xlsx', 'plan.json', 'put.json'].map(
    (name) => join(folder, `${form}-${name}`),
  );
  if (!book || !filled || !planFile || !putFile) throw new TypeError('four files');
  writeFileSync(book, bytes);
  writeFileSync(planFile, JSON.stringify(plan));
  execFileSync('/usr/bin/python3', ['test/fill-in/fill_in.py', book, filled, planFile, putFile], {
    timeout: 60_000,
  });
  return { bytes: readFileSync(filled), put: JSON.parse(readFileSync(putFile, 'utf8')) };
}

/** The values by path; the pieces of a target put together, without the word for targets in words. */
function expectedOf(put: Put, sheets: readonly KeptSheet[], pattern: Pattern): ReadonlyMap<string, string> {
  const expected = new Map<string, string>();
  for (const { name, paths } of sheets) {
    const prefix = /^projects\[\d+\]\./u.exec(
      [...paths.values()].find((path) => path.startsWith('projects[')) ?? '',
    );
    const ownPlace: Readonly<Record<string, string>> =
      pattern.scope === 'project'
        ? { 'unit.department': `${prefix?.[0]}department`, 'unit.name': `${prefix?.[0]}implementer` }
        : {};
    for (const [cell, path] of paths) {
      const value = put[name]?.[cell];
      if (value === undefined) continue;
      // Lists side by side show the labels of the first in the columns of both.
      const kind = placeAt(path, pattern.schema)?.kind;
      const shown =
        kind === 'amount' ? (Number(value) * 10 ** pattern.amountPower).toFixed(2) : String(value);
      const at = ownPlace[path] ?? path;
      const before = expected.get(at);
      const piece = shown === '定性' ? '' : shown;
      expected.set(at, kind === 'target' ? `${before ?? ''}${piece}` : (before ?? shown));
    }
  }
  return expected;
}

describe('a blank book that another library has filled in', () => {
  it.each(forms)('of %s has each value at its path', async (form) => {
    const pack = resources.packs.get(form);
    const pattern = pack === undefined ? null : buildPattern(pack, resources);
    if (pattern === null) throw new TypeError(`${form} has a pattern`);
    const blank = await filledBook([form], null, resources);
    const { value } = await readSpreadsheet(blank);
    const sheets = (value && readKept(value)?.sheets) ?? [];
    const { bytes, put } = fillIn(form, blank, planFor(sheets, pattern));
    const { filings, doubts } = await readBook(bytes, resources);
    const leaves = leavesOf(filings[0]?.filing);
    const read = (path: string) => {
      const several = [...leaves].filter(([own]) => own.startsWith(`${path}[`)).map(([, own]) => own);
      return several.length > 0 ? several.join('、') : String(leaves.get(path));
    };
    const expected = expectedOf(put, sheets, pattern);
    expect(expected.size).toBeGreaterThan(50);
    expect([...expected.keys()].map((path) => `${path} ${read(path)}`)).toEqual(
      Array.from(expected, ([path, text]) => `${path} ${text}`),
    );
    expect([filings.length, leaves.get('year'), doubts]).toEqual([1, 2025, []]);
    // Random groups of indicators may well not be the form's own.
    const codes = new Set(filings[0]?.doubts.map(({ code }) => code));
    expect([...codes].filter((code) => code !== 'reading/inherited')).toEqual([]);
  });
});
