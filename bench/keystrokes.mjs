/**
 * Measures, in Chromium, the time from a key to the frame in which the page shows the new value:
 * `node bench/keystrokes.mjs [keys]`, after `npm run build`. Prints a table in Markdown.
 */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { makeProjects } from './data/projects.mjs';
import { readTextPool } from './data/text-pool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const keys = Number(process.argv[2] ?? 100);
const twelve = 'pujiang-jiguan-shiwu-guanlisuo-2024.json';
const many = 300;
const middle = many / 2;
/** Milliseconds between two keys: five a second, as a quick typist has them. */
const pause = 200;
const port = 4187;

const summary = 'project-target-summary';
const unit = '浦江镇社区事务受理服务中心';
const manyQuery = (more) => ({ source: 'data/many.json', ...more });

/** `text`: shown by the cell that is typed in; `page`: where it stands. */
const scenes = (projects) => {
  const indicator = projects[middle].indicators[0].name.slice(0, 6);
  return [
    {
      title: '12 projects, one form',
      query: { source: `data/${twelve}`, form: 'project-target', project: '5' },
      text: '租金返还完成率',
      page: 1,
    },
    {
      title: '300 projects, one form',
      query: manyQuery({ form: 'project-target', project: String(middle) }),
      text: indicator,
      page: 1,
    },
    {
      title: '300 projects, summary with its list',
      query: manyQuery({ form: summary }),
      text: projects[4].name.slice(0, 6),
      page: 1,
    },
    {
      title: '300 projects, 300 forms',
      query: manyQuery({ form: summary, set: 'list=false' }),
      text: indicator,
      page: middle + 1,
    },
    {
      title: '300 projects, 300 forms, the unit that each prints',
      query: { source: 'data/one-unit.json', form: summary, set: 'list=false' },
      text: unit,
      page: middle + 1,
    },
  ];
};

function writeFilings(folder) {
  mkdirSync(join(folder, 'data'));
  copyFileSync(join(root, 'samples', twelve), join(folder, 'data', twelve));
  const projects = makeProjects(readTextPool(join(root, 'samples')), many);
  const write = (name, of) => {
    const filing = { year: 2024, unit: { name: unit, department: '浦江镇人民政府' }, projects: of };
    writeFileSync(join(folder, 'data', name), JSON.stringify(filing, null, 2));
  };
  write('many.json', projects);
  write(
    'one-unit.json',
    projects.map(({ implementer: _, ...project }) => project),
  );
  return { projects };
}

async function startPreview(folder) {
  const server = spawn(
    process.execPath,
    [join(root, 'dist/cli.js'), 'preview', 'data', '--port', String(port), '--no-open'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const chunk = await new Promise((resolve, reject) => {
    server.stdout.once('data', (data) => resolve(String(data)));
    server.once('exit', (code) => reject(new Error(`the preview ended: ${code}`)));
  });
  return { address: /http:\S+/.exec(chunk)[0], pid: server.pid, stop: () => server.kill('SIGINT') };
}

/** In the page: notes each key down, and the frame behind the one in which a sheet has come to show what is awaited. */
function observe() {
  const state = { awaited: null, downAt: 0, shown: null };
  globalThis.keystrokes = state;
  const begin = (event) => {
    state.downAt = event.timeStamp;
  };
  // Of what an input method gives there is no key.
  for (const kind of ['keydown', 'beforeinput']) addEventListener(kind, begin, { capture: true });
  const sheets = document.querySelector('#sheets');
  const look = () => {
    if (state.awaited === null) return;
    const texts = [...sheets.querySelectorAll('[data-cell]')];
    if (!texts.some((one) => one.textContent.replace(/\s/g, '').includes(state.awaited.replace(/\s/g, ''))))
      return;
    const { downAt } = state;
    state.awaited = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        state.shown = performance.now() - downAt;
      };
      port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(sheets, { childList: true, subtree: true, characterData: true });
}

/** Processor time of all threads of a process so far, in milliseconds (Linux). */
function processorTime(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

/** Processor time of the page's main thread so far, in milliseconds. */
async function pageTime(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

/** Keys, and characters as an input method gives them. */
const letters = [...'1甲2落3实4巡5查6期'];

/** Types behind the cell's value, and takes them away again after every eight. */
async function measure(browser, { address, pid }, { query, text, page: number }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${address}#${new URLSearchParams(query)}`);
  await page.waitForSelector('.sheet svg');
  await page.fill('#page', String(number));
  await page.press('#page', 'Enter');
  await page.locator('.sheet text', { hasText: text }).first().click({ force: true });
  const input = page.locator('.cell-editor.open').locator('input, textarea');
  await input.waitFor();
  const value = await input.inputValue();
  await page.waitForTimeout(1000);
  await page.evaluate(observe);
  await page.keyboard.press('Control+End');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const [times, served, painted] = [[], [], []];
  for (let typed = ''; times.length < keys; ) {
    typed += letters[times.length % letters.length];
    const before = [processorTime(pid), await pageTime(session)];
    times.push(await pressed(page, typed.at(-1), value + typed));
    served.push(processorTime(pid) - before[0]);
    painted.push((await pageTime(session)) - before[1]);
    await page.waitForTimeout(pause);
    if (typed.length < 8) continue;
    for (let key = 0; key < typed.length; key += 1) await page.keyboard.press('Backspace');
    await page.waitForTimeout(1500);
    typed = '';
  }
  await page.close();
  return { times, served, painted };
}

async function pressed(page, key, awaited) {
  await page.evaluate(
    (text) => Object.assign(globalThis.keystrokes, { awaited: text, shown: null }),
    awaited,
  );
  await page.keyboard.type(key);
  const shown = await page.waitForFunction(() => globalThis.keystrokes.shown, null, { timeout: 30_000 });
  return await shown.jsonValue();
}

function quantile(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)].toFixed(0);
}

const folder = mkdtempSync(join(tmpdir(), 'jibiao-keystrokes-'));
const { projects } = writeFilings(folder);
const server = await startPreview(folder);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  console.log(
    '| view | key to frame: median, ms | 95 of 100 | processor time: server | page |\n|---|--:|--:|--:|--:|',
  );
  for (const scene of scenes(projects)) {
    if (process.argv[3] !== undefined && !scene.title.includes(process.argv[3])) continue;
    const { times, served, painted } = await measure(browser, server, scene);
    console.log(
      `| ${scene.title} | ${quantile(times, 0.5)} | ${quantile(times, 0.95)} | ${quantile(served, 0.5)} | ${quantile(painted, 0.5)} |`,
    );
  }
} finally {
  await browser.close();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
