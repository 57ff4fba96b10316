/** Chromium (Debian): one headless browser, driven over its pipe, prints HTML pages. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { htmlOf } from '../form/html.mjs';
import { printedForm, summaryHeading } from '../form/printed.mjs';

export async function open({ fonts, programs }) {
  const folder = mkdtempSync(join(tmpdir(), 'jibiao-bench-'));
  const browser = startBrowser(programs.chromium, folder);
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  await browser.send('Page.enable', {}, sessionId);
  const print = async (heading, forms) => {
    const file = join(folder, 'page.html');
    writeFileSync(file, htmlOf(heading, forms, fonts));
    const loaded = browser.once('Page.loadEventFired');
    await browser.send('Page.navigate', { url: pathToFileURL(file).href }, sessionId);
    await loaded;
    const options = { preferCSSPageSize: true, printBackground: true };
    const { data } = await browser.send('Page.printToPDF', options, sessionId);
    return Buffer.from(data, 'base64');
  };
  return {
    single: (filing) => print('', [printedForm(filing.projects[0], filing)]),
    summary: (filing) =>
      print(
        summaryHeading(filing),
        filing.projects.map((project) => printedForm(project, filing)),
      ),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The DevTools protocol over file descriptors 3 and 4: JSON messages, each ended by a zero byte. */
function startBrowser(program, folder) {
  const child = spawn(
    program,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--allow-file-access-from-files',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--remote-debugging-pipe',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , input, output] = child.stdio;
  const waiting = new Map();
  const events = new Map();
  let parts = [];
  output.on('data', (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      receive(JSON.parse(Buffer.concat(parts).toString('utf8')));
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  });
  function receive(message) {
    if (message.id === undefined) {
      events.get(message.method)?.(message.params);
      events.delete(message.method);
      return;
    }
    const { resolve, reject } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) resolve(message.result);
    else reject(new Error(message.error.message));
  }
  let last = 0;
  const send = (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  return {
    send,
    once: (method) => new Promise((resolve) => events.set(method, resolve)),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await send('Browser.close', {});
      await ended;
    },
  };
}
