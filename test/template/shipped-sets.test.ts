/** The Ministry of Finance's forms, which come with the program: filled, blank and with long data, each on sound pages. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { layOutBlank, layOutDocument, type Resources } from '../../src/pipeline.js';
import { loadResources } from '../../src/resources.js';
import { jibiao } from '../cli/world.js';
import { tempFolder } from '../temp-folder.js';

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

describe('their checks', () => {
  const forms = ids.flatMap((id) => ['--form', id]);
  const codesOf = async (json: unknown) => {
    const folder = tempFolder('mof');
    writeFileSync(join(folder, 'a.json'), JSON.stringify(json));
    const { output } = await jibiao(['check', 'a.json', '--json', ...forms], { workingDirectory: folder });
    const { findings } = JSON.parse(output);
    return findings
      .filter(({ severity }: { severity: string }) => severity !== 'note')
      .map(({ code, path }: { code: string; path: string }) => `${code.slice('check/'.length)} ${path}`);
  };

  test('find nothing of money, scores and reasons in a filing that is right', async () => {
    const found = await codesOf(JSON.parse(text));
    expect(found.filter((one: string) => /mof-|score|points|lost|rate|grade|goal/.test(one))).toEqual([]);
  });

  test('find sums, shares, scores and reasons that are wrong', async () => {
    const json = JSON.parse(text);
    const [project] = json.projects;
    project.execution.fiscal.budget = '1';
    project.execution.fiscal.executed = '1';
    project.execution.total.rate = '80%';
    project.execution.total.initial = '1';
    project.execution.score = '9';
    project.goals.actual = null;
    project.indicators[0].score = 51;
    project.indicators[1].causeNote = null;
    project.indicators[1].remark = '无';
    project.indicators[2].score = null;
    project.indicators[2].points = 20;
    project.funding.annual.central = '1';
    project.monitor.total.rate = '50';
    const at = 'projects[0]';
    expect(await codesOf(json)).toEqual(
      expect.arrayContaining([
        `goal-unanswered ${at}.goals.actual`,
        `lost-without-reason ${at}.indicators[1].remark`,
        `mof-project-monitor/cause-note ${at}.indicators[1].causeNote`,
        `mof-project-monitor/total-rate ${at}.monitor.total.rate`,
        `mof-project-self-evaluation/budget-sum ${at}.execution.total.budget`,
        `mof-project-self-evaluation/executed-sum ${at}.execution.total.executed`,
        `mof-project-self-evaluation/execution-suggested ${at}.execution.score`,
        `mof-project-self-evaluation/initial ${at}.execution.total.initial`,
        `mof-project-self-evaluation/total-rate ${at}.execution.total.rate`,
        `mof-region-target-163/annual-sum ${at}.funding.annual.total`,
        `points-sum ${at}.indicators`,
        `score-blank ${at}.indicators[2].score`,
        `score-range ${at}.indicators[0].score`,
      ]),
    );
  });
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
