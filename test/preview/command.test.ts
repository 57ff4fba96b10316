/** jibiao preview as a command: its address, its end, and what it refuses. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPreviewClient } from '../../scripts/preview-client.mjs';
import { openerOf } from '../../src/cli/index.js';
import { jibiao, packageFolder } from '../cli/world.js';

const address = 'http://127.0.0.1:4180/';

/** A signal that ends the preview as soon as it listens, for nothing else would. */
const atOnce = (): AbortSignal => AbortSignal.abort();

describe('jibiao preview', () => {
  // The command serves what the build has put there; a checkout may not be built, or not of late.
  beforeAll(() => buildPreviewClient(join(packageFolder, 'dist', 'preview')));

  it('prints its address and ends when it is told to', async () => {
    const run = await jibiao(['preview', 'samples'], { signal: atOnce() });
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect(run.errors).toContain('Ctrl-C');
    await expect(fetch(run.output.trim())).rejects.toThrow();
  });

  it('opens the browser on a terminal only, and not where it is told not to', async () => {
    const opened = async (args: readonly string[], terminal: boolean, environment = {}) => {
      const addresses: string[] = [];
      const openAddress = (address: string) => void addresses.push(address);
      const run = await jibiao(args, { signal: atOnce(), terminal, environment, openAddress });
      return { ...run, addresses };
    };
    const { addresses, output } = await opened(['preview', 'samples'], true);
    expect(addresses).toEqual([output.trim()]);
    expect((await opened(['preview', 'samples', '--no-open'], true)).addresses).toEqual([]);
    expect((await opened(['preview', 'samples'], true, { CI: 'true' })).addresses).toEqual([]);
    expect((await opened(['preview', 'samples'], false)).addresses).toEqual([]);
  });

  it('is what the name alone begins, on a terminal', async () => {
    const alone = await jibiao([], { signal: atOnce(), terminal: true });
    expect(alone.output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect(alone.exitCode).toBe(0);
    expect(await jibiao([])).toMatchObject({ exitCode: 2, output: '' });
  });

  it.each([
    ['win32', {}, ['cmd', '/c', 'start', '', address]],
    ['darwin', {}, ['open', address]],
    ['linux', { DISPLAY: ':0' }, ['xdg-open', address]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', address]],
    ['linux', { WSL_DISTRO_NAME: 'Debian' }, ['cmd.exe', '/c', 'start', '', address]],
    ['linux', {}, null],
  ] as const)('opens it on %s by what is there for it: %o', (platform, environment, opener) => {
    expect(openerOf(address, platform, environment)).toEqual(opener);
  });

  it.each(['0', '65536', 'x', '-1', '1.5'])('refuses the port %s as wrong usage', async (port) => {
    const run = await jibiao(['preview', `--port=${port}`, 'samples'], { signal: atOnce() });
    expect(run.exitCode).toBe(2);
    expect(run.errors).toContain('--port');
  });

  it('says that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const run = await jibiao(['preview', 'samples', '--port', String(port)], { signal: atOnce() });
    other.close();
    expect(run.exitCode).toBe(1);
    expect(run.errors).toContain(`端口 ${port}`);
  });

  it('says that there is no such file', async () => {
    const run = await jibiao(['preview', '没有.json'], { signal: atOnce() });
    expect(run.exitCode).toBe(3);
    expect(run.errors).toContain('没有.json');
  });
});
