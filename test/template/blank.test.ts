/** The blank form of a pack: what form.json says stands in it, and nothing else. */
import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/model/index.js';
import { blankContext, type FormPack, fillForm, readOptions } from '../../src/template/index.js';
import { packIds, shippedPack, trial, trialPack } from './fixtures.js';

function blankForm(pack: FormPack): Form {
  const options = readOptions(pack, pack.blank?.options ?? {});
  const context = options.value === null ? null : blankContext(pack, options.value);
  if (context === null) throw new Error('no blank');
  const { value, diagnostics } = fillForm(pack, context);
  expect(diagnostics).toEqual([]);
  if (value === null) throw new Error('no form');
  return value;
}

/** Every text with its sources, the form's own words included. */
function spansOf(form: Form) {
  const blocks = form.blocks.flatMap((block) =>
    block.kind === 'grid'
      ? block.grid.cells.flatMap((cell) => cell.paragraphs)
      : 'paragraphs' in block
        ? block.paragraphs
        : [],
  );
  return blocks.flatMap(({ spans }) => spans);
}

const wordsOf = (form: Form) => spansOf(form).flatMap((span) => (span.kind === 'text' ? [span.text] : []));

const table = (rows: string) => `<form title="试"><table columns="1"><col width="1"/>${rows}</table></form>`;
const goal = table('<tr><td class="text">{{project.goals.overall}}</td></tr>');
const rows = table(
  '{{#each project.indicators as |row|}}<tr><td class="text">{{row.level1}}/{{row.name}}</td></tr>{{else}}<tr><td class="text">无</td></tr>{{/each}}',
);

describe('of the packs that come with the program', () => {
  test.each(packIds.filter((id) => !['findings', 'compilation'].includes(shippedPack(id).scope)))(
    '%s has one that comes from no data',
    (id) => {
      const spans = spansOf(blankForm(shippedPack(id)));
      expect(spans.length).toBeGreaterThan(10);
      for (const span of spans) expect(span).toMatchObject({ kind: 'text', sources: [] });
    },
  );

  test('the report of findings has empty rows of seven cells each, ready for writing', () => {
    const [grid] = blankForm(shippedPack('check-report')).blocks.flatMap((block) =>
      block.kind === 'grid' ? [block.grid] : [],
    );
    expect(grid?.cells).toHaveLength((1 + 12) * 7);
    expect(wordsOf(blankForm(shippedPack('check-report')))).not.toContain('单位整体');
  });

  test('the target form prints its groups in order and ticks no box', () => {
    const words = wordsOf(blankForm(shippedPack('project-target')));
    const groups = words.filter((word) => /(数量|质量|时效|成本|效益|可持续影响|满意度)指标$/.test(word));
    expect(groups).toEqual([
      ...['数量指标', '质量指标', '时效指标', '成本指标', '效益指标', '经济效益指标'],
      ...['社会效益指标', '生态效益指标', '可持续影响指标', '满意度指标', '服务对象满意度指标'],
    ]);
    expect(words).toContain('专项资金□ 经常性项目□ 一次性项目□');
  });
});

test('a pack that says nothing of a blank has none', () => {
  const pack = trialPack(goal);
  expect(pack.blank).toBeNull();
  expect(blankContext(pack, {})).toBeNull();
});

test('{} is an empty form', () => {
  expect(wordsOf(blankForm(trialPack(rows, { blank: {} })))).toEqual(['无']);
});

test('lines of the form itself are paragraphs, and never markup', () => {
  const blank = { data: { project: { goals: { overall: '　\n<b>&\n　' } } } };
  const [block] = blankForm(trialPack(goal, { blank })).blocks;
  const paragraphs = block?.kind === 'grid' ? block.grid.cells[0]?.paragraphs : [];
  expect(paragraphs?.map(({ spans }) => spans)).toEqual(
    ['　', '<b>&', '　'].map((text) => [{ kind: 'text', text, sources: [] }]),
  );
});

test('rows are given one by one, or counted', () => {
  const given = { data: { project: { indicators: [{ level1: '产出指标' }, {}] } } };
  expect(wordsOf(blankForm(trialPack(rows, { blank: given }))).join('')).toBe('产出指标//');
  const counted = { data: { project: { indicators: 3 } } };
  expect(wordsOf(blankForm(trialPack(rows, { blank: counted }))).join('')).toBe('///');
});

describe('mistakes are found when the pack is loaded', () => {
  test.each([
    [{ data: { projct: {} } }, 'blank.data.projct', '是不是 project'],
    [{ data: { options: {} } }, 'blank.data.options', '没有名为'],
    [
      { data: { project: { indicators: [{ level3: '甲' }] } } },
      'blank.data.project.indicators[0].level3',
      '没有名为',
    ],
    [{ data: { project: { indicators: -1 } } }, 'blank.data.project.indicators', '空行的数目'],
    [{ data: { project: { indicators: 1e9 } } }, 'blank.data.project.indicators', '空行的数目'],
    [{ data: { project: { name: 5 } } }, 'blank.data.project.name', '应为文字'],
    [{ data: { project: [] } }, 'blank.data.project', '应为{…}'],
    [{ options: { colour: 'red' } }, 'blank.options.colour', 'colour'],
    [{ options: [] }, 'blank.options', '应为 {…}'],
    [{ dat: {} }, 'blank.dat', '是不是 data'],
  ])('%j', (blank, path, words) => {
    const { value, diagnostics } = trial(goal, { blank });
    expect(value).toBeNull();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', path, file: '/packs/trial/form.json' });
    expect(diagnostics[0]?.message).toContain(words);
  });

  test('prototype keys are names like any other', () => {
    const data = JSON.parse('{"__proto__": {"x": "1"}, "constructor": "a"}');
    expect(trial(goal, { blank: { data } }).diagnostics.length).toBeGreaterThan(0);
    expect('x' in {}).toBe(false);
  });
});
