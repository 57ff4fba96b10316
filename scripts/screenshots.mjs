/** Takes the README's pictures of the preview: builds nothing, shows the samples through the built command line. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = `${root}docs/images`;

/** Each picture: what is opened, in which window, and what is done before it is taken. */
const scenes = [
  {
    file: 'preview.png',
    query: { source: 'samples/pujiang-jiguan-shiwu-guanlisuo-2024.json' },
    window: { width: 1440, height: 900 },
    async act(page) {
      await page.locator('#findings .finding', { hasText: '主管部门' }).click();
      await page.locator('.mark.selected').waitFor();
    },
  },
  {
    file: 'preview-summary.png',
    query: { source: 'samples/pujin-shequ-shiwu-2024.json', form: 'project-target-summary' },
    window: { width: 1440, height: 900 },
    async act(page) {
      await page.locator('#tab-thumbnails').click();
      await page.locator('#thumbnails svg').nth(8).waitFor();
    },
  },
];

async function startPreview() {
  const server = spawn(process.execPath, ['dist/cli.js', 'preview', 'samples'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = await Promise.race([
    new Promise((resolve) => server.stdout.once('data', (data) => resolve([String(data)]))),
    new Promise((_, reject) => server.once('exit', (code) => reject(new Error(`preview ended: ${code}`)))),
  ]);
  return { address: chunk.trim(), stop: () => server.kill('SIGINT') };
}

async function take(browser, address, { file, query, window, act }) {
  const page = await browser.newPage({ viewport: window, deviceScaleFactor: 1.5 });
  await page.goto(`${address}#${new URLSearchParams(query)}`);
  await page.waitForSelector('.sheet svg');
  await act(page);
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${pictures}/${file}` });
  await page.close();
}

mkdirSync(pictures, { recursive: true });
const { address, stop } = await startPreview();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const scene of scenes) await take(browser, address, scene);
} finally {
  await browser.close();
  stop();
}
