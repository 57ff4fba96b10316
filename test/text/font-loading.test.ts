/** Loading of faces: ours, and a user's folder in every state that people bring it in. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FontBook, loadFontBook } from '../../src/text/index.js';
import { tempFolder } from '../temp-folder.js';
import {
  collection,
  faceOf,
  fontsFolder,
  ownFont,
  renamed,
  tableOffset,
  withEmbedding,
} from './font-samples.js';

let folder = '';
beforeEach(() => {
  folder = tempFolder('fonts');
});

function put(name: string, content: Uint8Array | string): void {
  writeFileSync(join(folder, name), content);
}

function putRoles(roles: Readonly<Record<string, readonly string[]>>): void {
  put('fonts.json', JSON.stringify({ roles }));
}

async function load(
  userFolder: string | null = folder,
): Promise<{ book: FontBook; codes: readonly string[]; said: readonly string[] }> {
  const { value, diagnostics } = await loadFontBook({ fontsFolder, userFolder });
  if (value === null) throw new Error(diagnostics.map((each) => each.english).join('\n'));
  for (const each of diagnostics) expect(each.message).toMatch(/\p{Script=Han}/u);
  const said = diagnostics.map((each) => each.message);
  return { book: value, codes: diagnostics.map((each) => each.code), said };
}

const fangSong = (): Uint8Array => renamed(ownFont('hei'), 'Jibiao Hei', 'FangSong_G');
const times = (): Uint8Array => renamed(ownFont('song-bold'), 'Jibiao Song', 'Times New R');

describe('our own faces', () => {
  it('serve every role', async () => {
    const { book, codes } = await load(null);
    expect(codes).toEqual([]);
    const served = (['宋体', '黑体', '仿宋', '楷体', '小标宋', '西文'] as const).map(
      (role) => faceOf(book, role, '绩')?.id,
    );
    expect(served).toEqual(['song', 'hei', 'song', 'song', 'song-bold', 'song']);
    expect(faceOf(book, '黑体', 'A')?.id).toBe('hei');
    expect(faceOf(book, '小标宋', '7')?.id).toBe('song-bold');
  });

  it('cover no character that they lack, no private use, no half of a pair', async () => {
    const { book } = await load(null);
    for (const code of [0xe000, 0xf8ff, 0xf0000, 0xd800, 0x10ffff, 0x1f600])
      expect(book.faceFor('宋体', code)).toBe(null);
  });

  it('that are missing are an error and no book', async () => {
    const { value, diagnostics } = await loadFontBook({ fontsFolder: folder, userFolder: null });
    expect(value).toBe(null);
    expect(diagnostics.map((each) => each.code)).toEqual(['text/font-folder-unreadable']);
  });

  it('with damaged metrics are an error and no book', async () => {
    const roles = ['宋体', '黑体', '仿宋', '楷体', '小标宋', '西文'];
    putRoles(Object.fromEntries(roles.map((role) => [role, ['song']])));
    put('song.metrics.json', '{"id": "song"}');
    const { value, diagnostics } = await loadFontBook({ fontsFolder: folder, userFolder: null });
    expect(value).toBe(null);
    expect(diagnostics.map((each) => each.code)).toEqual(['text/font-metrics-broken']);
  });
});

describe('a user folder', () => {
  it('without fonts.json is matched by family names', async () => {
    put('simfang.ttf', fangSong());
    const { book, codes } = await load();
    expect(codes).toEqual([]);
    expect(faceOf(book, '仿宋', '绩')?.id).toBe('simfang');
    expect(faceOf(book, '宋体', '绩')?.id).toBe('song');
  });

  it('with fonts.json is matched by that alone', async () => {
    put('a.ttf', fangSong());
    putRoles({ 小标宋: ['A.ttf'] });
    const { book, codes } = await load();
    expect(codes).toEqual([]);
    expect(faceOf(book, '小标宋', '绩')?.id).toBe('a');
    expect(faceOf(book, '仿宋', '绩')?.id).toBe('song');
  });

  it('gives Latin only by its 西文, and never the boxes', async () => {
    put('a.ttf', fangSong());
    putRoles({ 宋体: ['a.ttf'] });
    const before = (await load()).book;
    expect(['绩', '“', 'A', '7', '□', '☑'].map((each) => faceOf(before, '宋体', each)?.id)).toEqual([
      ...['a', 'a', 'song', 'song', 'song', 'song'],
    ]);
    put('times.ttf', times());
    putRoles({ 宋体: ['a.ttf'], 西文: ['times.ttf'] });
    const after = (await load()).book;
    expect(['绩', 'A', '7', '²', '·'].map((each) => faceOf(after, '宋体', each)?.id)).toEqual([
      ...['a', 'times', 'times', 'times', 'a'],
    ]);
  });

  it('is not asked for a symbol that it has too narrow', async () => {
    const font = ownFont('hei');
    const { book: ours } = await load(null);
    const glyph = faceOf(ours, '黑体', '“')?.glyph(0x201c) ?? 0;
    new DataView(font.buffer).setUint16(tableOffset(font, 'hmtx') + 4 * glyph, 444);
    put('a.ttf', font);
    putRoles({ 宋体: ['a.ttf'] });
    const { book } = await load();
    expect(faceOf(book, '宋体', '“')?.id).toBe('song');
    expect(faceOf(book, '宋体', '”')?.id).toBe('a');
  });

  it('may hold collections, whose members stand alone', async () => {
    put('two.ttc', collection([ownFont('song'), fangSong()]));
    putRoles({ 楷体: ['two.ttc#1'], 黑体: ['two.ttc'] });
    const { book, codes } = await load();
    expect(codes).toEqual([]);
    const second = faceOf(book, '楷体', '绩');
    expect([second?.id, faceOf(book, '黑体', '绩')?.id]).toEqual(['two-2', 'two']);
    expect(second?.bytes().length).toBeLessThanOrEqual(fangSong().length + 64);
    put('alone.ttf', second?.bytes() ?? '');
    putRoles({ 楷体: ['alone.ttf'] });
    expect(faceOf((await load()).book, '楷体', '绩')?.advance('绩'.codePointAt(0) ?? 0)).toBe(1000);
  });

  it('puts the regular face before bold ones', async () => {
    put('a-bold.ttf', times());
    put('b.ttf', renamed(ownFont('song'), 'Jibiao Song', 'Times New R'));
    expect(faceOf((await load()).book, '西文', 'A')?.id).toBe('b');
  });

  it('gives faces ids and names that no other face has', async () => {
    put('song.ttf', renamed(ownFont('song'), 'Jibiao Song', 'SimSun Test'));
    const { book } = await load();
    expect(faceOf(book, '宋体', '绩')?.id).toBe('song-2');
    expect(new Set(book.faces.map((face) => face.id)).size).toBe(book.faces.length);
    expect(new Set(book.faces.map((face) => face.postScriptName)).size).toBe(book.faces.length);
  });

  it('changes the fingerprint with its content', async () => {
    const none = (await load()).book.fingerprint;
    expect(none).toBe((await load(null)).book.fingerprint);
    put('a.ttf', fangSong());
    putRoles({ 仿宋: ['a.ttf'] });
    const one = (await load()).book.fingerprint;
    putRoles({ 楷体: ['a.ttf'] });
    const other = (await load()).book.fingerprint;
    expect(new Set([none, one, other]).size).toBe(3);
    expect((await load()).book.fingerprint).toBe(other);
  });
});

it.skipIf(process.platform === 'win32')(
  'a fonts.json that is a pipe is reported, not waited for',
  async () => {
    execFileSync('mkfifo', [join(folder, 'fonts.json')]);
    expect((await load()).codes).toEqual(['text/fonts-file-invalid']);
  },
);

describe('a user folder with faults', () => {
  it.each([
    ['that is not there', 'text/font-folder-unreadable', () => rmSync(folder, { recursive: true })],
    ['whose fonts.json is not JSON', 'text/fonts-file-invalid', () => put('fonts.json', '{roles')],
    [
      'whose fonts.json has another form',
      'text/fonts-file-invalid',
      () => put('fonts.json', '{"roles": {"宋体": 1}}'),
    ],
    [
      'whose fonts.json is larger than any',
      'text/fonts-file-invalid',
      () => put('fonts.json', '['.repeat(20e6)),
    ],
    [
      'whose fonts.json names a hundred thousand roles',
      'text/fonts-file-invalid',
      () => putRoles(Object.fromEntries(Array.from({ length: 1e5 }, (_, index) => [`k${index}`, []]))),
    ],
    ['whose fonts.json is a folder', 'text/fonts-file-invalid', () => mkdirSync(join(folder, 'fonts.json'))],
    ['that names an unknown role', 'text/font-role-unknown', () => putRoles({ 隶书: [] })],
    ['that names a missing file', 'text/font-missing', () => putRoles({ 宋体: ['none.ttf'] })],
    ['that names a file of another folder', 'text/font-missing', () => putRoles({ 宋体: ['../none.ttf'] })],
    ['with a file that is no font', 'text/font-broken', () => put('a.ttf', 'not a font')],
    ['with an empty file', 'text/font-broken', () => put('a.otf', '')],
    ['with a folder named like a font', 'text/font-broken', () => mkdirSync(join(folder, 'a.ttf'))],
    ['with a cut file', 'text/font-broken', () => put('a.ttf', fangSong().subarray(0, 200_000))],
    ['with an empty collection', 'text/font-broken', () => put('a.ttc', collection([]))],
    ['with a font of unknown use', 'text/font-not-recognised', () => put('a.ttf', ownFont('hei'))],
    [
      'with a restricted font',
      'text/font-embedding-forbidden',
      () => put('a.ttf', withEmbedding(fangSong(), 2)),
    ],
    [
      'with a font not to be subset',
      'text/font-embedding-forbidden',
      () => put('a.ttf', withEmbedding(fangSong(), 0x100)),
    ],
  ])('%s is reported, and ours serve', async (_, code, prepare) => {
    prepare();
    const { book, codes } = await load();
    expect(codes).toEqual([code]);
    expect(faceOf(book, '仿宋', '绩')?.id).toBe('song');
    mkdirSync(folder, { recursive: true });
  });

  it('says in Chinese first what the system or the parser refused', async () => {
    put('fonts.json', '{roles');
    expect((await load()).said).toEqual([expect.stringContaining('：不是合法的 JSON')]);
    put('fonts.json', '{"roles": {"宋体": 1}}');
    expect((await load()).said).toEqual([expect.stringContaining('：roles.宋体 不合此式')]);
    rmSync(folder, { recursive: true });
    expect((await load()).said).toEqual(['字体文件夹无法读取：文件或文件夹不存在。请检查路径和权限']);
    mkdirSync(folder, { recursive: true });
  });

  it('takes fonts that may be previewed, printed or edited', async () => {
    put('a.ttf', withEmbedding(fangSong(), 4));
    put('b.ttf', withEmbedding(fangSong(), 8));
    expect((await load()).codes).toEqual([]);
  });

  it('never throws, whatever bytes of a font are damaged', async () => {
    const sound = fangSong();
    const damage = fc.array(fc.tuple(fc.nat({ max: 2_000 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const broken = sound.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        put('a.ttf', broken);
        const { book } = await load();
        expect(faceOf(book, '仿宋', '绩')).not.toBe(null);
      }),
      { numRuns: 25 },
    );
  });
});
