/** Opens the portable folder's filings in the browser: the preview does that itself, on a console. Runs on Windows. */
const { spawn } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');

const filings = join(__dirname, '..', '填报数据');
mkdirSync(filings, { recursive: true });
const cli = join(__dirname, 'dist', 'cli.js');
const preview = spawn(process.execPath, [cli, 'preview'], { cwd: filings, stdio: 'inherit' });
preview.on('exit', (code) => process.exit(code ?? 1));
