/** What the server makes of folders and files that come, go or never answer. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourcesView, View } from '../../src/preview/index.js';
import { rawRequest, root, sampleNames, startWorld, token, viewPath, type World } from './world.js';

const { few } = sampleNames;
let world: World;
let stop: AbortController;
/** Events that have come. */
let heard = 0;

beforeAll(async () => {
  world = await startWorld({ samples: [few] });
  stop = new AbortController();
  const events = await world.ask('/api/events', { signal: stop.signal });
  void listen(events.body);
});
afterAll(async () => {
  stop.abort();
  await world.close();
});

async function listen(body: Response['body']): Promise<void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      heard += part.value.split('data: ').length - 1;
  } catch {
    // The end of the test.
  }
}

const names = async (): Promise<readonly string[]> => {
  const view: SourcesView = JSON.parse(await (await world.ask('/api/sources')).text());
  return view.sources.map(({ name }) => name);
};
const place = (...parts: readonly string[]): string => join(world.folder, 'data', ...parts);
const addFiling = (...parts: readonly string[]): void =>
  copyFileSync(join(root, 'samples', few), place(...parts));

/** Does something and waits until it has been told of. */
async function hears(act: () => void): Promise<void> {
  await expect.poll(() => heard).toBeGreaterThan(0);
  const before = heard;
  act();
  await expect.poll(() => heard, { timeout: 5000 }).toBeGreaterThan(before);
}

describe('folders', () => {
  it('that are new are listened to, however deep', async () => {
    await hears(() => mkdirSync(place('2025', 'a'), { recursive: true }));
    await hears(() => addFiling('2025', 'a', 'new.json'));
    expect(await names()).toContain('data/2025/a/new.json');
    await hears(() => rmSync(place('2025'), { recursive: true }));
    expect(await names()).toEqual([`data/${few}`]);
  });

  it('that come with filings in them show these', async () => {
    const made = join(world.folder, 'made');
    mkdirSync(made);
    copyFileSync(join(root, 'samples', few), join(made, 'moved.json'));
    await hears(() => renameSync(made, place('moved')));
    expect(await names()).toContain('data/moved/moved.json');
    rmSync(place('moved'), { recursive: true });
  });

  it('that are removed and made anew are listened to again', async () => {
    await hears(() => rmSync(place(), { recursive: true }));
    expect(await names()).toEqual([]);
    await hears(() => mkdirSync(place()));
    await hears(() => addFiling(few));
    expect(await names()).toEqual([`data/${few}`]);
    await hears(() => writeFileSync(place(few), readFileSync(place(few), 'utf8').replace('2024', '2025')));
  });
});

describe.skipIf(process.platform === 'win32')('pipes that nobody writes to', () => {
  const pipe = (path: string): Buffer => execFileSync('mkfifo', [path]);

  it('block nothing where a filing stood', async () => {
    await names();
    rmSync(place(few));
    pipe(place(few));
    const asked = Array.from({ length: 8 }, () => world.ask(viewPath(few)));
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404);
    expect(await names()).toEqual([]);
    rmSync(place(few));
    addFiling(few);
    expect((await world.ask(viewPath(few))).status).toBe(200);
  });

  it('keep no suggestions back where a library would stand', async () => {
    pipe(place('jibiao.library.json'));
    const query = { source: `data/${few}`, path: 'projects[0].indicators[0].name', typed: '满意' };
    const asked = await world.ask(`/api/suggestions?${new URLSearchParams(query)}`);
    expect(asked.status).toBe(200);
    rmSync(place('jibiao.library.json'));
  });
});

describe('the event stream', () => {
  it('ends at once for HEAD', async () => {
    const answer = await rawRequest(world.port, '/api/events', { 'x-jibiao-token': token }, 'HEAD');
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-type']).toContain('event-stream');
  });
});

describe('a character that no face has', () => {
  it('keeps only the formats from being made that need one', async () => {
    const filing = JSON.parse(readFileSync(place(few), 'utf8'));
    filing.projects[0].goals.annual = '建设\u{13000}工程';
    writeFileSync(place('odd.json'), JSON.stringify(filing));
    const view: View = JSON.parse(await (await world.ask(viewPath('odd.json'))).text());
    // It can be changed on the page, where 〓 stands for it.
    expect(view.document?.pages).toBe(1);
    expect(view.findings[0]).toMatchObject({ code: 'layout/no-glyph', severity: 'error' });
    expect(view.findings[0]?.places).not.toEqual([]);
    // Nobody gives options to a page.
    for (const said of ['message', 'english'] as const) expect(view.findings[0]?.[said]).not.toMatch(/--/);
    expect(view.form).toBe('project-target');
    const ask = (format: string) =>
      world.ask(`/api/file?${new URLSearchParams({ source: 'data/odd.json', format })}`);
    const word = await ask('docx');
    expect(word.status).toBe(200);
    expect(
      Buffer.from(await word.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const pdf = await ask('pdf');
    expect(pdf.status).toBe(422);
    const refused = await pdf.text();
    expect(refused).toContain('layout/no-glyph');
    expect(refused).not.toMatch(/--[a-z]/);
  });
});

it('meets no defect on the way', () => {
  expect(world.defects).toEqual([]);
});
