/** A run beside others: what they have written meanwhile is kept, and what has not changed is found done. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeEach, expect, it } from 'vitest';
import { type Executor, type Job, type ManifestEntry, runBatch, sha256Of } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('run');
});

function jobOf(source: string, projects: readonly number[]): Job {
  const documents = projects.map((index) => ({
    form: 'project-target',
    project: { index, name: `项目${index}` },
    files: (['pdf', 'docx'] as const).map((format) => ({
      format,
      file: `${source}-${index}.${format}`,
      key: `${source} ${index} ${format}`,
    })),
  }));
  return { source: { path: join(folder, source), name: source }, hash: '', filing: null, documents };
}

/** A complete file of the format, as far as its ends tell. */
function wholeFile(format: 'pdf' | 'docx', text: string): Buffer {
  return Buffer.from(
    format === 'pdf' ? `%PDF-1.7\n${text}\nstartxref\n9\n%%EOF\n` : zipSync({ a: Buffer.from(text) }),
  );
}

/** Writes each file's key as its content. */
const write: Executor = async (jobs, onEntry) => {
  for (const { source, documents } of jobs) {
    for (const { form, project, files } of documents) {
      for (const { format, file, key } of files) {
        const bytes = wholeFile(format === 'pdf' ? 'pdf' : 'docx', key);
        writeFileSync(join(folder, file), bytes);
        const sha256 = sha256Of(bytes);
        const about = { source: source.name, form, project, format, file, key };
        onEntry({ ...about, pages: 1, sha256, status: 'written', diagnostics: [] });
      }
    }
  }
};

async function run(jobs: readonly Job[], executor = write, processId = process.pid) {
  const told: ManifestEntry[] = [];
  let expected = 0;
  const outcome = await runBatch({
    plan: { jobs, failures: [], forms: [], diagnostics: [] },
    out: folder,
    outName: 'out',
    processId,
    force: false,
    executorFor: () => executor,
    signal: new AbortController().signal,
    onStart: (files) => {
      expected = files;
    },
    onEntry: (entry) => void told.push(entry),
  });
  const entries = [...outcome.entries];
  outcome.close();
  return { outcome, entries, told, expected };
}

const listed = (): readonly ManifestEntry[] =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).documents;
const names = (entries: readonly ManifestEntry[]) => entries.map(({ file, status }) => `${file} ${status}`);

it('makes only what is left, and tells of all', async () => {
  await run([jobOf('a.json', [0, 1])]);
  writeFileSync(join(folder, 'a.json-1.pdf'), 'changed by somebody');
  const { outcome, entries, told, expected } = await run([jobOf('a.json', [0, 1, 2])]);
  expect(names(told)).toEqual([
    'a.json-0.pdf unchanged',
    'a.json-0.docx unchanged',
    'a.json-1.docx unchanged',
    'a.json-1.pdf written',
    'a.json-2.pdf written',
    'a.json-2.docx written',
  ]);
  expect([expected, outcome.entries.size, outcome.succeeded]).toEqual([6, 6, true]);
  expect(listed()).toEqual(entries);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('makes again what an earlier version took for done though it broke off', async () => {
  const broken: Executor = async (jobs, onEntry, signal) => {
    const cutPdf = (entry: ManifestEntry) => {
      if (entry.format !== 'pdf' || entry.file === null) return onEntry(entry);
      const bytes = Buffer.from('%PDF-1.7\n%\xff\xff\n');
      writeFileSync(join(folder, entry.file), bytes);
      onEntry({ ...entry, sha256: sha256Of(bytes) });
    };
    await write(jobs, cutPdf, signal);
  };
  await run([jobOf('a.json', [0])], broken);
  const { told } = await run([jobOf('a.json', [0])]);
  expect(names(told)).toEqual(['a.json-0.docx unchanged', 'a.json-0.pdf written']);
});

it('keeps what another run has written into the same folder meanwhile', async () => {
  await run([jobOf('a.json', [0])]);
  const withAnother: Executor = async (jobs, onEntry, signal) => {
    await run([jobOf('b.json', [0]), jobOf('a.json', [1])], write, process.ppid);
    await write(jobs, onEntry, signal);
  };
  await run([jobOf('a.json', [0]), jobOf('c.json', [0])], withAnother);
  expect(names(listed())).toEqual([
    'a.json-0.docx unchanged',
    'a.json-0.pdf unchanged',
    'a.json-1.docx written',
    'a.json-1.pdf written',
    'b.json-0.docx written',
    'b.json-0.pdf written',
    'c.json-0.docx written',
    'c.json-0.pdf written',
  ]);
});

it('makes again what somebody has taken out of a manifest laid out otherwise', async () => {
  await run([jobOf('a.json', [0, 1])]);
  const documents = listed().filter(({ project }) => project?.index === 1);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ documents }, null, 4));
  const { told } = await run([jobOf('a.json', [0, 1])]);
  expect(names(told)).toEqual([
    'a.json-1.pdf unchanged',
    'a.json-1.docx unchanged',
    'a.json-0.pdf written',
    'a.json-0.docx written',
  ]);
});
