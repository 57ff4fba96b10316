/** jibiao preview as a command: its address, its end, and what it refuses. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPreviewClient } from '../../scripts/preview-client.mjs';
import { jibiao, packageFolder } from '../cli/world.js';

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
    expect(run.exitCode).toBe(1);
    expect(run.errors).toContain('没有.json');
  });
});
