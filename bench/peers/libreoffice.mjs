/** LibreOffice (Debian): the docx library's Word file, converted to PDF; its fonts are ours, through fontconfig. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { open as openDocx } from './docx.mjs';

/** One call stopped silently at 245 of 300 files in trials: smaller lots, and each result is asked for. */
const lot = 100;

export async function open({ fonts, programs }) {
  const folder = mkdtempSync(join(tmpdir(), 'jibiao-bench-'));
  const word = await openDocx();
  const fontconfig = writeFontconfig(folder, fonts);
  let count = 0;
  const convert = (documents) => {
    const files = documents.map((bytes) => {
      count += 1;
      const file = join(folder, `${count}.docx`);
      writeFileSync(file, bytes);
      return file;
    });
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files];
    const environment = { ...process.env, FONTCONFIG_FILE: fontconfig };
    spawnSync(programs.soffice, args, { env: environment, stdio: 'ignore' });
    return files.map((file) => readFileSync(file.replace(/docx$/, 'pdf')));
  };
  return {
    single: async (filing) => convert([await word.single(filing)])[0],
    summary: async (filing) => convert([await word.summary(filing)])[0],
    /** Many documents a call: a process for each would measure LibreOffice's start. */
    async singles(filings) {
      const made = [];
      for (let start = 0; start < filings.length; start += lot) {
        const documents = [];
        for (const filing of filings.slice(start, start + lot)) documents.push(await word.single(filing));
        made.push(...convert(documents));
      }
      return made;
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeFontconfig(folder, fonts) {
  const cache = join(folder, 'fontcache');
  mkdirSync(cache);
  const file = join(folder, 'fonts.conf');
  const alias = (name) =>
    `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>Jibiao Song</string></edit></match>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dirname(fonts.song)}</dir><cachedir>${cache}</cachedir>${['宋体', 'SimSun', 'Times New Roman'].map(alias).join('')}</fontconfig>`,
  );
  return file;
}
