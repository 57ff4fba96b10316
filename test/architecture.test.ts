/** The house's order: rooms import one way, through each other's index only, and files stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may import. Files right under src/ are rooms of their own. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  memo: [],
  engine: [],
  files: ['diagnostics'],
  identity: [],
  json: ['diagnostics', 'memo'],
  filing: ['diagnostics', 'memo', 'identity', 'json'],
  editing: ['diagnostics', 'memo', 'identity', 'json', 'filing'],
  'indicator-library': ['diagnostics', 'memo', 'identity', 'json', 'filing', 'editing'],
  checks: ['diagnostics', 'memo', 'editing', 'identity', 'json', 'filing'],
  model: ['diagnostics', 'memo', 'identity'],
  template: ['diagnostics', 'memo', 'identity', 'json', 'filing', 'model'],
  text: ['diagnostics', 'memo', 'files'],
  layout: ['diagnostics', 'memo', 'model', 'text'],
  pdfium: [],
  render: ['diagnostics', 'memo', 'filing', 'model', 'text', 'layout', 'spreadsheet', 'pdfium'],
  'request.ts': ['memo', 'filing', 'template', 'text', 'layout', 'render'],
  'request-faults.ts': ['diagnostics', 'layout', 'request.ts'],
  'form-sections.ts': [
    'diagnostics',
    'memo',
    'filing',
    'checks',
    'template',
    'model',
    'layout',
    'request.ts',
  ],
  'pipeline.ts': [
    'diagnostics',
    'memo',
    'filing',
    'template',
    'layout',
    'render',
    'request.ts',
    'form-sections.ts',
  ],
  spreadsheet: ['diagnostics', 'identity'],
  attached: ['identity', 'spreadsheet'],
  'pdf-tables': ['identity', 'pdfium'],
  reading: [
    'attached',
    'pdf-tables',
    'diagnostics',
    'memo',
    'identity',
    'json',
    'filing',
    'template',
    'model',
    'spreadsheet',
    'request.ts',
    'form-sections.ts',
  ],
  'fill-in': [
    'diagnostics',
    'memo',
    'identity',
    'json',
    'checks',
    'filing',
    'template',
    'layout',
    'render',
    'reading',
    'spreadsheet',
    'request.ts',
    'form-sections.ts',
  ],
  compilation: [
    'diagnostics',
    'memo',
    'identity',
    'filing',
    'template',
    'layout',
    'request.ts',
    'form-sections.ts',
  ],
  'package-folder.ts': [],
  'declared-fields.ts': ['diagnostics', 'files', 'filing'],
  'prepared-packs.ts': ['files', 'template'],
  'shipped-sets.ts': ['diagnostics', 'memo', 'files', 'filing', 'template'],
  'resources.ts': [
    'diagnostics',
    'memo',
    'files',
    'filing',
    'declared-fields.ts',
    'template',
    'text',
    'layout',
    'render',
    'request.ts',
    'prepared-packs.ts',
    'shipped-sets.ts',
  ],
};

/** Rooms that stand on the pipeline may use all of it, but not each other, but for the command line, which starts them. */
const upperRooms: Readonly<Record<string, readonly string[]>> = {
  batch: [],
  preview: ['batch'],
  cli: ['batch', 'preview'],
  library: ['batch'],
  'index.ts': ['library'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const importPattern = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

const imports: readonly Import[] = sources.flatMap((file) =>
  [...readFileSync(join('src', file), 'utf8').matchAll(importPattern)].map(([, path = '']) => ({
    file,
    target: normalize(join(dirname(file), path)).replace(/\.js$/, '.ts'),
  })),
);

const roomOf = (path: string): string => path.split('/')[0] ?? path;

/** What our forms declare as data: the checks take their shared rules from it. */
const isDeclared = ({ file, target }: Import): boolean =>
  roomOf(file) === 'checks' && /^\.\.\/templates\/[a-z-]+\/form\.json$/.test(target);

const betweenRooms = imports.filter((one) => roomOf(one.target) !== roomOf(one.file) && !isDeclared(one));

function allowed(room: string): readonly string[] {
  const upper = upperRooms[room];
  return upper === undefined ? (mayImport[room] ?? []) : [...Object.keys(mayImport), ...upper];
}

describe('rooms', () => {
  it('are all known', () => {
    const known = [...Object.keys(mayImport), ...Object.keys(upperRooms)];
    for (const file of sources) expect(known).toContain(roomOf(file));
  });

  it('import one way', () => {
    const wrong = betweenRooms.filter(({ file, target }) => !allowed(roomOf(file)).includes(roomOf(target)));
    expect(wrong).toEqual([]);
  });

  it('stand in the page on architecture with what they may import', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    const rows = [...page.matchAll(/^\| `([\w.-]+?)\/?` \|.*\| ([^|]+) \|$/gm)];
    const told = rows.map(([, room = '', named = '']) => ({ room, named: named.split(', ') }));
    const listed = told.filter(
      ({ room, named }) => room in mayImport && named.every((one) => one in mayImport),
    );
    expect(listed.length).toBeGreaterThan(12);
    for (const { room, named } of listed)
      expect([room, ...named].sort()).toEqual([room, ...allowed(room)].sort());
  });

  it('are imported through their index only', () => {
    const wrong = betweenRooms.filter(
      ({ target }) => target.includes('/') && target !== `${roomOf(target)}/index.ts`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('tests', () => {
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );

  /** These make a whole world of a preview or of Windows, and take it down themselves. */
  const worlds = ['preview/world.ts', 'windows/world.ts'];

  it('make temporary folders by the one helper', () => {
    const own = tests.filter((file) => /\bmkdtemp/.test(readFileSync(join('test', file), 'utf8')));
    expect(own.sort()).toEqual([...worlds, 'temp-folder.ts'].sort());
  });

  it('import rooms through an index', () => {
    const deep = tests.flatMap((file) =>
      [...readFileSync(join('test', file), 'utf8').matchAll(importPattern)]
        .map(([, path = '']) => normalize(join('test', dirname(file), path)))
        .filter((path) => /^src\/.+\//.test(path) && !path.startsWith('src/preview/client/'))
        .filter((path) => !path.endsWith('/index.js'))
        .map((path) => `${file}: ${path}`),
    );
    expect(deep).toEqual([]);
  });
});

describe('files', () => {
  const texts = sources.map((file) => [file, readFileSync(join('src', file), 'utf8')] as const);

  it('open by saying why they exist', () => {
    const silent = texts
      .filter(([, text]) => !/^(?:#!.*\n)?(?:\/\/\/.*\n)*\/\*\*/.test(text))
      .map(([file]) => file);
    expect(silent).toEqual([]);
  });

  it('have at most 300 lines', () => {
    const long = texts.filter(([, text]) => text.split('\n').length > 300).map(([file]) => file);
    expect(long).toEqual([]);
  });

  it('keep nothing from call to call but in a Memo, and what a schema says of itself', () => {
    const empty = /^(?:export )?(?:const|let) \w+(?:: .+)? = new (?:Weak)?(?:Map|Set)(?:<.+>)?\(\)/m;
    const keeping = texts.filter(([, text]) => empty.test(text)).map(([file]) => file);
    expect(keeping).toEqual([join('filing', 'schema', 'structure.ts')]);
  });

  it('declare each type once: one name, one meaning', () => {
    const filesOf = new Map<string, string[]>();
    for (const [file, text] of texts)
      for (const [, name = ''] of text.matchAll(
        /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm,
      ))
        filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
    const twice = [...filesOf].filter(([, files]) => files.length > 1);
    expect(twice).toEqual([]);
  });
});
