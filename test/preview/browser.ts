/** Chromium for tests: the system's own, without network services, with a fresh profile each time. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

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

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Messages of the console, exceptions, and requests to any other host than `home`. */
  readonly complaints: string[];
}

/** A window of its own, with nothing in it yet. */
export async function visit(browser: Browser, home: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(home) && !address.startsWith('blob:')) complaints.push(address);
  });
  return { context, page, complaints };
}
