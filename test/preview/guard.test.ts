/** Who may ask, and for what: hosts, origins, token, paths, sizes, headers. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, sampleNames, startWorld, token, viewPath, type World } from './world.js';

let world: World;
const secret = '{"unit": {"name": "外面的单位", "department": null}, "year": 2024, "projects": []}';

beforeAll(async () => {
  world = await startWorld({ samples: [sampleNames.few, sampleNames.unit] });
  mkdirSync(join(world.folder, 'outside'));
  writeFileSync(join(world.folder, 'outside', 'secret.json'), secret);
  symlinkSync(join(world.folder, 'outside', 'secret.json'), join(world.folder, 'data', 'link.json'));
  symlinkSync(join(world.folder, 'outside'), join(world.folder, 'data', 'folder'));
});
afterAll(() => world.close());

const contentPaths = [
  '/api/sources',
  viewPath(sampleNames.few),
  '/api/pages?document=x',
  '/api/find?document=x&words=y',
  '/api/font?document=x&family=y',
  '/api/file?format=pdf',
  '/api/zip',
  '/api/events',
];

describe('the page itself', () => {
  it('is given to GET and HEAD without a token', async () => {
    const page = await fetch(world.preview.url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>绩表</title>');
    const head = await fetch(world.preview.url, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('holds no inline script, style or handler, and names no other host', async () => {
    const text = await (await fetch(world.preview.url)).text();
    expect(text).not.toMatch(/<script(?![^>]* src="\/)|<style|\sstyle=|\son[a-z]+=|https?:\/\//);
  });
});

describe('every answer', () => {
  it.each([
    ['/', 'GET', 200],
    ['/main.js', 'GET', 200],
    ['/main.css', 'GET', 200],
    ['/nothing', 'GET', 404],
    ['/', 'DELETE', 405],
    ['/api/sources', 'POST', 405],
    ['/api/sources', 'GET', 403],
    ['/api/drop', 'POST', 403],
  ])('carries the headers: %s %s → %i', async (path, method, status) => {
    const answer = await rawRequest(world.port, path, {}, method);
    expect(answer.status).toBe(status);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  it('gives refusals as diagnostics in both languages', async () => {
    const { diagnostics } = JSON.parse((await rawRequest(world.port, '/api/sources')).body);
    expect(diagnostics).toMatchObject([{ code: 'preview/wrong-token', severity: 'error' }]);
    expect(diagnostics[0].message).toContain('令牌');
    expect(diagnostics[0].english).toContain('token');
  });
});

describe('strangers', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '127.0.0.1', '[::1]:1'])(
    'are refused by their host: "%s"',
    async (host) => {
      const answer = await rawRequest(world.port, '/', { host, 'x-jibiao-token': token });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain(token);
    },
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://localhost'])(
    'are refused by their origin: %s',
    async (origin) => {
      for (const path of ['/', '/api/sources']) {
        const answer = await rawRequest(world.port, path, { origin, 'x-jibiao-token': token });
        expect(answer.status).toBe(403);
        expect(answer.body).toContain('preview/foreign-origin');
      }
    },
  );

  it('are told from our own page, by either name of this machine', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const host = `${name}:${world.port}`;
      const headers = { host, origin: `http://${host}`, 'x-jibiao-token': token };
      expect((await rawRequest(world.port, '/api/sources', headers)).status).toBe(200);
    }
  });

  it.each(contentPaths)('need the token: %s', async (path) => {
    for (const headers of [{}, { 'x-jibiao-token': '' }, { 'x-jibiao-token': token.replace('a', 'c') }]) {
      expect((await rawRequest(world.port, path, headers)).status).toBe(403);
    }
  });

  it('find nothing on other addresses of this machine', async () => {
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of others) {
      await expect(fetch(`http://${address}:${world.port}/`)).rejects.toThrow();
    }
  });
});

describe('files', () => {
  it.each([
    '/../package.json',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//etc/passwd',
    '/main.js/../../../etc/passwd',
    '/main.js%00.json',
    '\\..\\etc\\passwd',
  ])('are not served by path: %s', async (path) => {
    const answer = await rawRequest(world.port, path, { 'x-jibiao-token': token });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('root:');
  });

  it.each([
    '../outside/secret.json',
    'data/../outside/secret.json',
    'data/link.json',
    'data/folder/secret.json',
    '/etc/passwd',
    'outside/secret.json',
    'dropped:1',
    '',
    '\0',
  ])('outside the folder are no source: %s', async (source) => {
    for (const path of ['/api/view', '/api/file?format=pdf', '/api/zip']) {
      const query = new URLSearchParams({ source });
      const answer = await world.ask(`${path}${path.includes('?') ? '&' : '?'}${query}`);
      expect([404, 422]).toContain(answer.status);
      expect(await answer.text()).not.toContain('外面的单位');
    }
  });

  it('outside the folder are not listed, whatever leads to them', async () => {
    const { sources } = JSON.parse(await (await world.ask('/api/sources')).text());
    const names = sources.map(({ name }: { name: string }) => name);
    expect(names).toEqual([`data/${sampleNames.unit}`, `data/${sampleNames.few}`]);
  });

  it('that are no filings are not listed', async () => {
    const { folder } = world;
    writeFileSync(join(folder, 'data', 'package-like.json'), '{"name": "x", "scope": "unit"}');
    const { sources } = JSON.parse(await (await world.ask('/api/sources')).text());
    expect(sources).toHaveLength(2);
  });
});

describe('bodies', () => {
  it('above the limit are refused', async () => {
    const body = new Uint8Array(33_000_000);
    const status = await world.ask('/api/drop?name=x.json', { method: 'POST', body }).then(
      (answer) => answer.status,
      // The server may hang up before all has been sent.
      () => 413,
    );
    expect(status).toBe(413);
    expect(JSON.parse(await (await world.ask('/api/sources')).text()).sources).toHaveLength(2);
  });

  it('that are dropped become sources of their own, under a harmless name', async () => {
    const answer = await world.ask(`/api/drop?name=${encodeURIComponent('../../甲\n/乙.json')}`, {
      method: 'POST',
      body: secret,
    });
    expect(answer.status).toBe(201);
    const source = JSON.parse(await answer.text());
    expect(source).toMatchObject({
      id: 'dropped:1',
      name: '....甲乙.json',
      unit: '外面的单位',
      year: '2024',
    });
    const view = JSON.parse(await (await world.ask('/api/view?source=dropped:1')).text());
    expect(view.filing.unit).toBe('外面的单位');
  });
});

it('meets no defect on the way', () => {
  expect(world.defects).toEqual([]);
});
