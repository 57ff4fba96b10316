/** The pool of workers: every file is reported once, and a document that kills its worker fails alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/batch/job.js';
import type { ManifestEntry } from '../../src/batch/manifest-entry.js';
import { executeInWorkers } from '../../src/batch/worker-pool.js';

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

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jibiao-pool-'));
  writeFileSync(join(folder, 'worker.mjs'), worker);
});
afterAll(() => rmSync(folder, { recursive: true }));

function jobOf(source: string, projects: readonly number[]): Job {
  const documents = projects.map((index) => ({
    form: 'project-target',
    project: { index, name: String(index) },
    files: (['pdf', 'docx'] as const).map((format) => ({ format, file: `${index}.${format}`, key: '' })),
  }));
  return { source: { path: join(folder, source), name: source }, filing: null, documents };
}

async function run(jobs: readonly Job[], count: number, signal = new AbortController().signal) {
  const execute = executeInWorkers({
    folders: { templatesFolders: [], fontsFolder: '', userFonts: null },
    settings: { profile: 'table', options: {}, wordFlow: false, dpi: 144, missingGlyphs: 'error' },
    out: folder,
    processId: process.pid,
    workerFile: join(folder, 'worker.mjs'),
    count,
    timeout: 1000,
    onDefect: () => undefined,
  });
  const entries: ManifestEntry[] = [];
  await execute(jobs, (entry) => void entries.push(entry), signal);
  return entries;
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
  });
});
