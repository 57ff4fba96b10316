/** Reads, checks and compiles the packs of a folder: what prepared-packs.mjs bundles and runs. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, readPackFiles } from '../src/prepared-packs.js';
import { preparePack } from '../src/template/index.js';

/** Texts of JSON by the file's name, of every pack without fault: the program itself tells of the others. */
export function preparedFiles(templates: string): ReadonlyMap<string, string> {
  const packs = readdirSync(templates)
    .filter((id) => existsSync(join(templates, id, 'form.json')))
    .sort()
    .flatMap((id) => {
      const files = readPackFiles(join(templates, id));
      const { value: prepared } = preparePack(files);
      return prepared === null ? [] : [{ id, digest: digestOf(files), ...prepared }];
    });
  const index = Object.fromEntries(packs.map(({ id, digest, definition }) => [id, { digest, definition }]));
  return new Map([
    ['index.json', JSON.stringify(index)],
    ...packs.map(({ id, steps }) => [`${id}.json`, JSON.stringify(steps())] as const),
  ]);
}
