/** Validates Office files by the Open XML SDK's schemas: node open-xml.mjs <its module> <folder>; prints the faults by file as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , library = '', folder = ''] = process.argv;
const { default: validate } = await import(pathToFileURL(library).href);

/** The schemas of ISO 29500:2011 and later; a table's caption is not in the first edition. */
const version = 'Office2010';

const faults = {};
for (const name of readdirSync(folder).sort()) {
  const found = await validate(readFileSync(join(folder, name)), extname(name).slice(1), version);
  faults[name] = found.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`);
}
process.stdout.write(JSON.stringify(faults), () => process.exit());
