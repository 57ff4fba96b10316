/** The Ministry of Finance's forms, which come with the program: filled, blank and with long data, each on sound pages. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { layOutBlank, layOutDocument, type Resources } from '../../src/pipeline.js';
import { loadResources } from '../../src/resources.js';
import { jibiao } from '../cli/world.js';

const ids = readdirSync('packs/mof').filter((name) => name.startsWith('mof-'));
const text = readFileSync('test/template/mof.json', 'utf8');
const usual = { options: {}, profile: 'table', missingGlyphs: 'error' } as const;

let resources: Resources;
beforeAll(async () => {
  const folders = { templatesFolders: ['templates', 'packs/mof'], fontsFolder: 'fonts', userFonts: null };
  const { value, diagnostics } = await loadResources(folders);
  expect(diagnostics).toEqual([]);
  if (value === null) throw new Error('no resources');
  resources = value;
});

interface Row {
  readonly name: string;
}

/** The filing with forty indicators of some hundred characters, and long goals. */
function longText(): string {
  const json = JSON.parse(text);
  const [project] = json.projects;
  const words = '做到有人管、有钱管、有制度管，及时修复损毁的沟渠、机井和田间道路；'.repeat(3);
  project.goals.annual = words.repeat(6);
  const rows: readonly Row[] = project.indicators;
  project.indicators = rows.flatMap((row) =>
    Array.from({ length: 14 }, (_, index) => ({ ...row, name: `${row.name}第${index}项：${words}` })),
  );
  return JSON.stringify(json);
}

function pagesOf(form: string, filingText: string) {
  const read = readFiling(new TextEncoder().encode(filingText), { file: 'a.json', resources });
  if (read.value === null) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  const isUnit = resources.packs.get(form)?.scope === 'unit';
  const asked = { ...usual, form, filing: read.value, file: 'a.json', project: isUnit ? null : 0 };
  return layOutDocument(asked, resources);
}

test('there are six, and each says where it is from', () => {
  expect(ids).toHaveLength(6);
  for (const id of ids) expect(resources.packs.get(id)?.source).toContain('没有与文件所附表样逐格核对');
});

test('their own checks find a sum that is wrong, a score above its points, a cause without its note', async () => {
  const json = JSON.parse(text);
  const [project] = json.projects;
  project.execution.fiscal.budget = '1';
  project.execution.fiscal.executed = '1';
  project.indicators[0].score = 51;
  project.indicators[1].causeNote = null;
  project.funding.annual.central = '1';
  const folder = mkdtempSync(join(tmpdir(), 'jibiao-mof-'));
  writeFileSync(join(folder, 'a.json'), JSON.stringify(json));
  const args = ['check', 'a.json', '--json', ...ids.flatMap((id) => ['--form', id])];
  const { output } = await jibiao(args, { workingDirectory: folder });
  rmSync(folder, { recursive: true });
  const found = [...output.matchAll(/"check\/(mof-[a-z0-9-]+\/[a-z-]+)"/g)].map(([, code]) => code);
  expect([...new Set(found)].sort()).toEqual([
    'mof-project-monitor/cause-note',
    'mof-project-self-evaluation/budget-sum',
    'mof-project-self-evaluation/executed-sum',
    'mof-project-self-evaluation/score',
    'mof-region-target-163/annual-sum',
  ]);
});

describe.each(ids)('%s', (id) => {
  test('has no fault', () => {
    expect(resources.packs.get(id)?.faults).toEqual([]);
  });

  test('is one page with the filing that fills it', () => {
    const { value, diagnostics } = pagesOf(id, text);
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(value?.pages).toHaveLength(1);
  });

  test('goes on over pages with long data', () => {
    const { value, diagnostics } = pagesOf(id, longText());
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value?.pages.length).toBeGreaterThan(id === 'mof-unit-declaration-88' ? 0 : 1);
  });

  test('has a blank with rows to be filled in', () => {
    const { value, diagnostics } = layOutBlank({ ...usual, form: id }, resources);
    expect(diagnostics).toEqual([]);
    expect(value?.pages.length).toBeGreaterThan(0);
  });
});
