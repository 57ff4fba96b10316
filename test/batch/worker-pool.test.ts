/** The pool of workers: every file is reported once, and a document that kills its worker fails alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Job, type ManifestEntry, startWorkers } from '../../src/batch/index.js';
import { sharedTempFolder } from '../temp-folder.js';

/** Speaks as our worker does, but for the projects 13 (throws), 17 (ends the thread) and 19 (never ends). */
const worker = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message.kind === 'end') return parentPort.close();
  for (const document of message.job.documents) {
    if (document.project.index === 13) throw new Error('unlucky');
    if (document.project.index === 17) process.exit(0);
    if (document.project.index === 19) for (;;);
    for (const { format, file } of document.files) {
      const { form, project } = document;
      parentPort.postMessage({ kind: 'entry', entry: { source: message.job.source.name, form, project, format, file, status: 'written', diagnostics: [] } });
    }
  }
  parentPort.postMessage({ kind: 'done' });
});
parentPort.postMessage({ kind: 'ready' });
`;

const folder = sharedTempFolder('pool');
beforeAll(() => writeFileSync(join(folder, 'worker.mjs'), worker));

function jobOf(source: string, projects: readonly number[]): Job {
  const documents = projects.map((index) => ({
    form: 'project-target',
    project: { index, name: String(index) },
    files: (['pdf', 'docx'] as const).map((format) => ({ format, file: `${index}.${format}`, key: '' })),
  }));
  return { source: { path: join(folder, source), name: source }, hash: '', filing: null, documents };
}

const workers = (count: number, workerFile = 'worker.mjs') =>
  startWorkers({
    folders: { templatesFolders: [], fontsFolder: '', userFonts: null },
    settings: { profile: 'table', options: {}, wordFlow: false, dpi: 144, missingGlyphs: 'error' },
    out: folder,
    processId: process.pid,
    workerFile: join(folder, workerFile),
    count,
    timeout: 1000,
    onDefect: () => undefined,
  });

async function run(
  jobs: readonly Job[],
  count: number,
  signal = new AbortController().signal,
  pool = workers(0),
) {
  const entries: ManifestEntry[] = [];
  const { executor } = await pool;
  await executor(count)(jobs, (entry) => void entries.push(entry), signal);
  return entries;
}

/** How many jobs two workers are handed. */
async function messages(jobs: readonly Job[]): Promise<number> {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  await run(jobs, 2);
  const handed = post.mock.calls.filter(([message]) => message.kind === 'job').length;
  post.mockRestore();
  return handed;
}

const names = (entries: readonly ManifestEntry[]) =>
  entries.map((entry) => `${entry.source} ${entry.project?.index} ${entry.format}`).sort();

describe('the pool', () => {
  it.each([1, 2, 5])('reports every file once with %i workers', async (count) => {
    const numbers = Array.from({ length: 12 }, (_, index) => index);
    const entries = await run([jobOf('a.json', numbers), jobOf('b.json', numbers)], count);
    expect(new Set(names(entries)).size).toBe(48);
    expect(entries).toHaveLength(48);
    expect(entries.every((entry) => entry.status === 'written')).toBe(true);
  });

  it('hands a long filing out in parts, and a short one of many whole', async () => {
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    const many = Array.from({ length: 40 }, (_, index) => jobOf(`${index}.json`, numbers));
    expect(await messages(many)).toBe(40);
    expect(await messages([jobOf('a.json', numbers)])).toBe(2);
  });

  it('lets a document that kills or blocks its worker fail alone', async () => {
    const entries = await run(
      [
        jobOf(
          'a.json',
          Array.from({ length: 24 }, (_, index) => index),
        ),
      ],
      2,
    );
    expect(new Set(names(entries)).size).toBe(48);
    expect(entries).toHaveLength(48);
    const failed = entries.filter((entry) => entry.status === 'failed');
    const reasons = failed.map((entry) => [entry.project?.index, entry.diagnostics[0]?.code]);
    expect(reasons.sort()).toEqual([
      [13, 'batch/worker-crashed'],
      [13, 'batch/worker-crashed'],
      [17, 'batch/worker-crashed'],
      [17, 'batch/worker-crashed'],
      [19, 'batch/timeout'],
      [19, 'batch/timeout'],
    ]);
    expect(failed[0]?.diagnostics[0]).toMatchObject({
      file: 'a.json',
      path: expect.stringMatching(/^projects/),
    });
  });

  it('begins nothing once it is told to stop', async () => {
    expect(await run([jobOf('a.json', [0, 1])], 2, AbortSignal.abort())).toEqual([]);
    expect(await run([jobOf('a.json', [0, 1])], 2, AbortSignal.abort(), workers(2))).toEqual([]);
  });

  const signal = new AbortController().signal;

  it.each([1, 2, 3])(
    'takes %i workers that were started ahead, and starts those that are missing',
    async (ahead) => {
      const pool = workers(ahead);
      await new Promise((ready) => setTimeout(ready, 300));
      const entries = await run([jobOf('a.json', [0, 1]), jobOf('b.json', [0, 1])], 2, signal, pool);
      expect(names(entries)).toHaveLength(8);
      await (await pool).dismiss();
    },
  );

  it('gives up no more than a document for each worker that does not come up', async () => {
    writeFileSync(join(folder, 'broken.mjs'), 'throw new Error("broken");');
    const pool = workers(1, 'broken.mjs');
    await new Promise((ready) => setTimeout(ready, 300));
    const entries = await run([jobOf('a.json', [0, 1, 2])], 1, signal, pool);
    expect(entries.map(({ status }) => status)).toEqual(Array(6).fill('failed'));
    expect(new Set(names(entries)).size).toBe(6);
  });

  it('lets go of workers that nobody needs', async () => {
    const pool = workers(2);
    await (await pool).dismiss();
    expect(await run([], 2, signal, pool)).toEqual([]);
  });
});
