/** Filings far from the usual: long texts, many rows, none at all. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Filing, Indicator, Project } from '../../src/filing/index.js';
import { labelAt } from '../../src/filing/index.js';
import type { PagedDocument } from '../../src/layout/index.js';
import { layOutDocument, type Resources } from '../../src/pipeline.js';
import { corpus, corpusResources, projectForms } from './corpus.js';
import { expectSound, tablesOf } from './soundness.js';

let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});

function filingNamed(file: string): Filing {
  const found = corpus.find((one) => one.file === file);
  if (found === undefined) throw new Error(`no ${file}`);
  return found.filing;
}

function layOutFiling(filing: Filing, form: string, project: number | null): PagedDocument {
  const request = { filing, file: 'x.json', form, project, options: {}, missingGlyphs: 'error' } as const;
  const { value, diagnostics } = layOutDocument({ ...request, profile: 'table' }, resources);
  if (value === null) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  expectSound(value, resources.memo.setter);
  return value;
}

const base = filingNamed('pujin-shequ-shiwu-2024.json');

function withProject(change: (project: Project) => Project): Filing {
  const [first] = base.projects;
  if (first === undefined) throw new Error('a project is expected');
  return { ...base, projects: [change(first)] };
}

function layOutProject(change: (project: Project) => Project): readonly PagedDocument[] {
  return projectForms.map((form) => layOutFiling(withProject(change), form, 0));
}

const sentence = '认真贯彻落实各项工作，保障受益人群的获得感和满意度；';
const long = (length: number): string =>
  sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

describe('a project', () => {
  it.each([671, 20_000])('with a goal of %i characters', (length) => {
    const change = (project: Project): Project => ({
      ...project,
      goals: { ...project.goals, overall: long(length), annual: long(length) },
    });
    for (const document of layOutProject(change)) {
      const text = tablesOf(document).flatMap((table) =>
        table.cells.flatMap((fragment) => fragment.text.paragraphs.map((paragraph) => paragraph.text)),
      );
      expect(text.join('')).toContain(long(length).slice(0, 20));
    }
  });

  it('with 300 indicators, each with its labels beside it', () => {
    const change = (project: Project): Project => ({
      ...project,
      indicators: Array.from(
        { length: 300 },
        (_, index): Indicator => ({
          level1: index < 200 ? '产出指标' : '效益指标',
          level2: `第${Math.floor(index / 37) + 1}类指标`,
          name: `指标名称${index + 1}`,
          target: '≥85.00(%)',
        }),
      ),
    });
    for (const document of layOutProject(change)) expect(document.pages.length).toBeGreaterThan(7);
  });

  it('with no indicators', () => {
    for (const document of layOutProject((project) => ({ ...project, indicators: [] }))) {
      expect(document.pages).toHaveLength(1);
    }
  });

  it('with a name of 300 characters', () => {
    layOutProject((project) => ({ ...project, name: long(300) }));
  });

  it('with 500 letters without a space, which is reported with its path', () => {
    const letters = 'ABCDEFGHIJ'.repeat(50);
    const change = (project: Project): Project => ({
      ...project,
      goals: { ...project.goals, annual: letters },
    });
    for (const document of layOutProject(change)) {
      const report = document.diagnostics.find((one) => one.code === 'layout/word-broken');
      expect(report?.path).toBe('projects[0].goals.annual');
      expect(labelAt(report?.path ?? '')).toBe('年度总体目标');
    }
  });

  it('with labels that would fill a page', () => {
    layOutProject((project) => ({
      ...project,
      indicators: project.indicators.map((row) => ({ ...row, level1: long(900), level2: long(2_000) })),
    }));
  });
});

const unitFilings = [
  ['hongqiao-shequ-shiwu-2026.json', 'unit-target-declaration'],
  ['pujin-shequ-shiwu-2023.json', 'unit-self-evaluation'],
] as const;

/** Every text three times as long, as in a filing of a wordy clerk. */
function lengthened<Value>(value: Value): Value {
  const grow = (part: unknown, key: string): unknown => {
    if (typeof part === 'string')
      return /level|points|score|weight|rate|total/i.test(key) ? part : part.repeat(3);
    if (Array.isArray(part)) return part.map((item) => grow(item, key));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, grow(item, name)]));
  };
  return grow(value, '') as Value;
}

describe.each(unitFilings)('the unit form of %s', (file, form) => {
  const filing = filingNamed(file);
  const { unitTarget, unitSelfEvaluation } = filing;

  it('with its rows doubled', () => {
    const twice = <Item>(items: readonly Item[]): Item[] => items.flatMap((item) => [item, item]);
    const doubled: Filing = {
      ...filing,
      unitTarget: unitTarget && {
        ...unitTarget,
        duties: twice(unitTarget.duties),
        tasks: twice(unitTarget.tasks),
        indicators: twice(unitTarget.indicators),
      },
      unitSelfEvaluation: unitSelfEvaluation && {
        ...unitSelfEvaluation,
        indicators: twice(unitSelfEvaluation.indicators),
      },
    };
    const pages = layOutFiling(filing, form, null).pages.length;
    expect(layOutFiling(doubled, form, null).pages.length).toBeGreaterThan(pages);
  });

  it('with texts three times as long', () => {
    layOutFiling(lengthened(filing), form, null);
  });

  it('with its lists empty', () => {
    const emptied: Filing = {
      ...filing,
      unitTarget: unitTarget && { ...unitTarget, duties: [], tasks: [], indicators: [] },
      unitSelfEvaluation: unitSelfEvaluation && { ...unitSelfEvaluation, indicators: [] },
    };
    expect(layOutFiling(emptied, form, null).pages).toHaveLength(1);
  });
});
