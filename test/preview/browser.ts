/** Chromium for tests: the system's own, without network services, with a fresh profile each time. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executable = '/usr/bin/chromium';

/** In CI a missing Chromium is a failure, elsewhere the tests are left out. */
export const canBrowse = existsSync(executable) || process.env.CI === 'true';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
