/** The Ministry of Finance's forms, which come with the program: where they are from, and what their checks find. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Resources } from '../../src/pipeline.js';
import { jibiao } from '../cli/world.js';
import { tempFolder } from '../temp-folder.js';
import { resourcesOf } from './form-sets.js';

const ids = readdirSync('packs/mof').filter((name) => name.startsWith('mof-'));
const text = readFileSync('test/template/mof.json', 'utf8');

let resources: Resources;
beforeAll(async () => {
  resources = await resourcesOf({ folder: 'packs/mof', filing: 'test/template/mof.json' });
});

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
