/** One job of one peer, in a process of its own: child.mjs <job as JSON>. Prints the time of its work as JSON. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { peer, work, input, out, extension, context } = JSON.parse(process.argv[2]);
mkdirSync(out, { recursive: true });
const filing = JSON.parse(readFileSync(input, 'utf8'));
const { open } = await import(`./peers/${peer}.mjs`);
const session = await open(context);
const started = performance.now();
switch (work) {
  case 'a':
    writeFileSync(join(out, `1.${extension}`), await session.single(filing));
    break;
  case 'b':
    writeFileSync(join(out, `all.${extension}`), await session.summary(filing));
    break;
  case 'c':
    await makeSingles();
    break;
}
const seconds = (performance.now() - started) / 1000;
await session.close?.();
process.stdout.write(JSON.stringify({ seconds }));

/** A document for each project, written as soon as it is made; at once where a program takes many files a call. */
async function makeSingles() {
  const filings = filing.projects.map((project) => ({ ...filing, projects: [project] }));
  const write = (bytes, index) => writeFileSync(join(out, `${index + 1}.${extension}`), bytes);
  if (session.singles !== undefined) {
    (await session.singles(filings)).forEach(write);
    return;
  }
  for (const [index, one] of filings.entries()) write(await session.single(one), index);
}
