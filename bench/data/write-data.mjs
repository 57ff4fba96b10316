/** Writes the filings that every program of a run reads: one form, 300 forms, and folders of filings for batches. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProjects } from './projects.mjs';
import { readTextPool } from './text-pool.mjs';

export const formCount = 300;
const batchProjects = 10;

/** Paths of what was written under `folder`, and the projects themselves. */
export function writeData(samplesFolder, folder) {
  const projects = makeProjects(readTextPool(samplesFolder), formCount);
  mkdirSync(folder, { recursive: true });
  const write = (name, list) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(filingOf('浦江镇社区事务受理服务中心', list)));
    return file;
  };
  return {
    projects,
    one: write('one.json', projects.slice(0, 1)),
    many: write('many.json', projects),
    batchSmall: writeBatch(join(folder, 'batch-small'), projects, 15),
    batchLarge: writeBatch(join(folder, 'batch-large'), projects, 150),
  };
}

/** `files` filings of ten projects each; a unit of its own for every filing. */
function writeBatch(folder, projects, files) {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < files; index++) {
    const number = String(index + 1).padStart(3, '0');
    const list = Array.from(
      { length: batchProjects },
      (_, place) => projects[(index * 7 + place * 29) % projects.length],
    );
    writeFileSync(join(folder, `${number}.json`), JSON.stringify(filingOf(`浦江镇第${number}单位`, list)));
  }
  return folder;
}

function filingOf(unit, projects) {
  return {
    year: 2024,
    unit: { name: unit, department: '浦江镇人民政府' },
    forms: ['project-target-declaration'],
    projects,
  };
}
