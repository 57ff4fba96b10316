/** Reads, checks and compiles the packs of a folder: what prepared-packs.mjs bundles and runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../src/prepared-packs.js';
import { preparePack } from '../src/template/index.js';

/** Texts of JSON by the file's name, of every pack without fault: the program itself tells of the others. */
export function preparedFiles(templates: string): ReadonlyMap<string, string> {
  const packs = readdirSync(templates)
    .sort()
    .flatMap((id) => {
      const read = (name: string) => readFileSync(join(templates, id, name));
      const files = { folder: join(templates, id), formJson: read('form.json'), formHbs: read('form.hbs') };
      const { value: prepared } = preparePack(files);
      return prepared === null ? [] : [{ id, digest: digestOf(files), ...prepared }];
    });
  const index = Object.fromEntries(packs.map(({ id, digest, definition }) => [id, { digest, definition }]));
  return new Map([
    ['index.json', JSON.stringify(index)],
    ...packs.map(({ id, steps }) => [`${id}.json`, JSON.stringify(steps())] as const),
  ]);
}
