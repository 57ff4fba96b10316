/** The pool as a server uses it: the loop stays free, what goes wrong goes wrong alone, and it closes. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { RequestPool } from '../../src/batch/index.js';
import {
  createPool,
  filingFrom,
  layOutForm,
  loadResources,
  type Pool,
  type PoolOptions,
  readFiling,
  renderDocument,
} from '../../src/index.js';
import { sharedTempFolder } from '../temp-folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bytes = readFileSync(join(root, 'samples/pujiang-jiwei-2024.json'));
const request = { filing: bytes, form: 'project-target', project: 0 } as const;

const open: (Pool | RequestPool)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

function started(options: PoolOptions = {}): Pool {
  const { value, diagnostics } = createPool(options);
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  open.push(value);
  return value;
}

it('is tested as it was built', () => {
  expect(existsSync(join(root, 'dist/batch-worker.js'))).toBe(true);
});

describe('a pool', () => {
  it.each(['pdf', 'docx', 'html'] as const)(
    'makes the bytes of %s that the library makes',
    async (format) => {
      const { value: resources } = await loadResources();
      const { value: filing } = readFiling(bytes, { file: '填报数据' });
      if (resources === null || filing === null) throw new Error('nothing to start from');
      const document = layOutForm({ ...request, filing }, resources).value;
      if (document === null) throw new Error('no document');
      const expected = await renderDocument(document, format, resources);
      const pool = started({ workers: 1 });
      for (const given of [bytes, filing]) {
        const { value, diagnostics } = await pool.render({ ...request, filing: given, format });
        expect(diagnostics).toEqual(document.diagnostics);
        expect(Buffer.compare(value ?? Buffer.alloc(0), expected)).toBe(0);
      }
    },
  );

  it('answers two hundred requests while the loop of the program goes on', async () => {
    const pool = started({ maxQueue: 200 });
    await pool.render(request);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const made = await Promise.all(Array.from({ length: 200 }, () => pool.render(request)));
    delay.disable();
    expect(new Set(made.map(({ value }) => value?.length)).size).toBe(1);
    expect(made[0]?.value?.length).toBeGreaterThan(1000);
    expect(delay.percentile(90) / 1e6).toBeLessThan(100);
  });

  it('says what is wrong with a filing, a form, a format, a setting, a filing that cannot be copied', async () => {
    const pool = started({ workers: 1 });
    const codes = async (changed: object) => {
      const { value, diagnostics } = await pool.render({ ...request, file: '甲.json', ...changed });
      expect(value).toBeNull();
      return diagnostics.map(({ code, file }) => [code, file]);
    };
    expect(await codes({ filing: Buffer.from('{"year": 24}') })).toContainEqual([
      'filing/not-a-year',
      '甲.json',
    ]);
    expect(await codes({ form: 'nothing' })).toContainEqual(['pipeline/unknown-form', '甲.json']);
    expect(await codes({ format: 'exe' })).toContainEqual(['request/unknown-format', null]);
    expect(await codes({ profile: 'gbt' })).toContainEqual(['request/unknown-profile', null]);
    const { value: filing } = readFiling(bytes, { file: '甲.json' });
    expect(await codes({ filing: { ...filing, more: () => 1 } })).toEqual([
      ['pool/not-plain-data', '甲.json'],
    ]);
    expect(await codes({ filing: { year: 2024 } })).toEqual([['request/wrong-argument', null]]);
    expect((await pool.render(request)).value).not.toBeNull();
  });

  it('refuses what does not fit into its queue, and all once it is closed', async () => {
    const pool = started({ workers: 1, maxQueue: 1 });
    const three = [pool.render(request), pool.render(request), pool.render(request)];
    const closing = Promise.resolve(three[2]).then(() => pool.close());
    const answers = await Promise.all(three);
    expect(answers.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
      [],
      ['pool/closed'],
      ['pool/queue-full'],
    ]);
    await closing;
    expect((await pool.render(request)).diagnostics).toMatchObject([{ code: 'pool/closed' }]);
  });

  it.each([{ workers: 0 }, { workers: 1.5 }, { timeoutMs: 0 }, { maxQueue: -1 }])(
    'is not made with %j',
    (options) => {
      const [name] = Object.keys(options);
      expect(createPool(options)).toMatchObject({
        value: null,
        diagnostics: [{ code: 'request/wrong-count', parameters: { option: name } }],
      });
    },
  );

  it('says once with each request that its resources cannot be read', async () => {
    const pool = started({ workers: 1, templates: [join(root, 'nowhere')] });
    const { value, diagnostics } = await pool.render(request);
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'resources/unreadable-pack' }]);
  });

  it('does not keep a program running that forgets to close it', () => {
    const program = `
      const { createPool } = require(${JSON.stringify(join(root, 'dist/index.js'))});
      const { value: pool } = createPool();
      const filing = require('fs').readFileSync(${JSON.stringify(join(root, 'samples/pujiang-jiwei-2024.json'))});
      pool.render({ filing, form: 'project-target', project: 0 }).then(({ value }) => console.log(value.length > 1000));`;
    const { status, stdout } = spawnSync(process.execPath, ['-e', program], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([status, stdout.trim()]).toEqual([0, 'true']);
  });
});

/** Speaks as our worker does, but for three forms. */
const worker = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind, request }) => {
  if (kind === 'end') return parentPort.close();
  if (request.form === 'throws') throw new Error('unlucky');
  if (request.form === 'ends') process.exit(0);
  if (request.form === 'endless') for (;;);
  parentPort.postMessage({ kind: 'answer', answer: { value: new Uint8Array(3), diagnostics: [] } });
});
parentPort.postMessage({ kind: 'ready' });
`;

describe('a worker that is lost', () => {
  const folder = sharedTempFolder('request-pool');

  it.each([1, 2])('of %i takes its request with it and no other', async (workers) => {
    const workerFile = join(folder, 'worker.mjs');
    writeFileSync(workerFile, worker);
    const folders = { templatesFolders: [], fontsFolder: '', userFonts: null };
    const pool = new RequestPool({ folders, workerFile, workers, timeoutMs: 1000, maxQueue: 10 });
    open.push(pool);
    const { value: filing } = filingFrom({ year: 2026, unit: { name: '甲' } });
    if (filing === null) throw new Error('no filing');
    const ask = (form: string) =>
      pool.answer({
        filing,
        form,
        project: null,
        file: 'a.json',
        options: {},
        profile: 'table',
        missingGlyphs: 'error',
        format: 'pdf',
        rendering: { wordFlow: false },
      });
    const forms = ['fine', 'throws', 'fine', 'ends', 'endless', 'fine', 'fine'];
    const answers = await Promise.all(forms.map(ask));
    expect(answers.map(({ diagnostics }) => diagnostics[0]?.code ?? 'made')).toEqual([
      'made',
      'pool/worker-crashed',
      'made',
      'pool/worker-crashed',
      'pool/timeout',
      'made',
      'made',
    ]);
    expect(answers[1]?.diagnostics[0]?.message).toContain('unlucky');
  });
});
