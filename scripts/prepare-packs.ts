/** Reads, checks and compiles the packs of a folder: what prepared-packs.mjs bundles and runs. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadSchema } from '../src/declared-fields.js';
import { coreSchema } from '../src/filing/index.js';
import { digestOf, indexName, readPackFiles } from '../src/prepared-packs.js';
import { preparePack } from '../src/template/index.js';

/** Texts of JSON by the file's name, of every pack without fault: the program itself tells of the others. */
export function preparedFiles(...folders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    folders.flatMap((folder) => {
      const packs = preparedIn(folder);
      const index = Object.fromEntries(
        packs.map(({ id, digest, definition }) => [id, { digest, definition }]),
      );
      const steps = packs.map((pack) => [`${pack.id}.json`, JSON.stringify(pack.steps())] as const);
      return [[indexName(basename(folder)), JSON.stringify(index)] as const, ...steps];
    }),
  );
}

/** The packs of a folder, checked against the filing with what its fields.json declares. */
function preparedIn(folder: string) {
  const schema = loadSchema([folder]).value ?? coreSchema;
  return readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, 'form.json')))
    .sort()
    .flatMap((id) => {
      const files = readPackFiles(join(folder, id));
      const { value: prepared } = preparePack(files, schema);
      return prepared === null ? [] : [{ id, digest: digestOf(files), ...prepared }];
    });
}
