/** Starts the preview of the portable folder's filings, and opens the browser as soon as it is there. Runs on Windows. */
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');

const filings = join(__dirname, '..', '填报数据');
const cli = join(__dirname, 'dist', 'cli.js');
if (!existsSync(filings)) {
  mkdirSync(filings);
  spawn(process.execPath, [cli, 'init'], { cwd: filings, stdio: 'ignore' }).on('exit', start);
} else {
  start();
}

function start() {
  const preview = spawn(process.execPath, [cli, 'preview', filings], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let printed = '';
  let opened = false;
  preview.stdout.on('data', (bytes) => {
    process.stdout.write(bytes);
    printed += bytes;
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(printed)?.[0];
    if (address === undefined || opened) return;
    opened = true;
    spawn('cmd', ['/c', 'start', '', address], { stdio: 'ignore' }).on('error', () => {});
  });
  preview.on('exit', (code) => process.exit(code ?? 1));
}
