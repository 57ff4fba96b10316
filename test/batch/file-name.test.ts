/** File names: readable, allowed everywhere, never too long, and the number is never lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentFileName,
  longestName,
  namedFile,
  nameKey,
  reservedName,
  safePart,
} from '../../src/batch/index.js';

const plain = { unit: '妇联', year: '2024', title: '财政项目支出绩效目标表', extension: 'pdf' };
const forbidden = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/u;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

describe('document file names', () => {
  it('names a unit document and a project document as the manual says', () => {
    expect(documentFileName({ ...plain, project: null })).toBe('妇联-2024-财政项目支出绩效目标表.pdf');
    expect(documentFileName({ ...plain, project: { index: 2, name: '妇科重症', count: 5 } })).toBe(
      '妇联-2024-财政项目支出绩效目标表-03-妇科重症.pdf',
    );
  });

  it('pads the number to the count of projects', () => {
    const name = documentFileName({ ...plain, project: { index: 6, name: '甲', count: 300 } });
    expect(name).toContain('-007-甲.');
  });

  it('shows forbidden characters by their full-width twins and drops what cannot be seen', () => {
    expect(safePart('a/b\\c:d*e?f"g<h>i|j')).toBe('a／b＼c：d＊e？f＂g＜h＞i｜j');
    expect(safePart(' ../..\u202e\u200b\u0000甲\r\n乙. ')).toBe('／..甲 乙');
  });

  it('keeps away from the devices of Windows, whatever follows the dot', () => {
    expect(documentFileName({ ...plain, unit: 'CON.甲', project: null })).toBe(
      'CON_.甲-2024-财政项目支出绩效目标表.pdf',
    );
    expect(documentFileName({ ...plain, unit: 'lpt1 .x', project: null })).toMatch(/^lpt1_ ?\.x/);
  });

  it('guards names of the user’s own too', () => {
    expect(['CON', 'nul.汇编', 'lpt1', '汇编', '...'].map((name) => namedFile(name, 'pdf'))).toEqual([
      'CON_.pdf',
      'nul_.汇编.pdf',
      'lpt1_.pdf',
      '汇编.pdf',
      '未命名.pdf',
    ]);
  });

  it('composes letters, so that macOS and Linux see one name', () => {
    expect(safePart('e\u0301')).toBe('\u00e9');
    expect(nameKey('E\u0301.PDF')).toBe(nameKey('\u00e9.pdf'));
  });

  it('cuts the project first, then the unit, and keeps number and ending', () => {
    const long = documentFileName({ ...plain, project: { index: 1, name: '长'.repeat(300), count: 2 } });
    expect(long.startsWith('妇联-2024-财政项目支出绩效目标表-02-长长')).toBe(true);
    expect(Buffer.byteLength(long)).toBeGreaterThan(longestName - 10);
    const word = documentFileName({
      ...plain,
      project: { index: 1, name: '长'.repeat(300), count: 2 },
      extension: 'docx',
    });
    expect(word.replace(/\.docx$/, '')).toBe(long.replace(/\.pdf$/, ''));
    const longUnit = documentFileName({
      ...plain,
      unit: '局'.repeat(300),
      project: { index: 1, name: '甲', count: 2 },
    });
    expect(longUnit).toMatch(/^局+-2024-财政项目支出绩效目标表-02\.pdf$/u);
  });

  it('is safe for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom('CON', 'nul.txt', 'COM1 .x', '..', '...', ' ', '-rf', '\ud800', '𠮷㐂龘', '👨‍👩‍👧'),
    );
    fc.assert(
      fc.property(text, text, text, fc.nat(400), (unit, title, name, index) => {
        const parts = { unit, title, year: '2024', extension: 'docx' };
        const file = documentFileName({ ...parts, project: { index, name, count: 401 } });
        expect(file).not.toMatch(forbidden);
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(longestName);
        expect(file).toMatch(/[^. ]\.docx$/);
        expect(file).not.toMatch(/^[. -]/);
        expect(file.slice(0, file.indexOf('.')).trim()).not.toMatch(reserved);
        expect(file).toContain(`-${String(index + 1).padStart(3, '0')}`);
        expect(file.normalize('NFC')).toBe(file);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the projects of one filing different names, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { minLength: 2, maxLength: 12 }), (names) => {
        const keys = names.map((name, index) =>
          nameKey(documentFileName({ ...plain, project: { index, name, count: names.length } })),
        );
        expect(new Set(keys).size).toBe(names.length);
      }),
      { numRuns: 100 },
    );
  });
});

it('finds the names of devices in a path', () => {
  expect(['结果/NUL', 'D:\\aux.zip', 'con .txt', 'LPT1'].map(reservedName)).toEqual([
    'NUL',
    'aux.zip',
    'con .txt',
    'LPT1',
  ]);
  expect(['结果/console', 'a.nul', 'com10', 'D:\\数据'].map(reservedName)).toEqual([null, null, null, null]);
});
