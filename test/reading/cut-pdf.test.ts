/** PDF files of ours without the filing in them, as a printer makes them: texts that pages and lines cut. */
import { beforeAll, expect, it } from 'vitest';
import type { Filing } from '../../src/filing/index.js';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { documentOf, sampleFiling, shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const bare = (text: unknown): string => String(text).replace(/\s/gu, '');

async function readBack(project: Partial<Filing['projects'][number]>) {
  const filing = sampleFiling('pujiang-jiwei-2024.json');
  const [first] = filing.projects;
  if (first === undefined) throw new Error('the sample has projects');
  const one = { ...filing, projects: [{ ...first, ...project }] };
  const bytes = await documentOf('pdf', one, 'project-target', resources, { withoutSource: true });
  const { filings, doubts } = await readBook(bytes, resources);
  return { project: Object(filings[0]?.filing.projects)[0], doubts };
}

it('reads a hyphen that ends a line', async () => {
  for (let length = 4; length <= 14; length += 1) {
    const name = `${'河道保洁养护'.repeat(3).slice(0, length)}-一期（2024-2026年）`;
    const { project } = await readBack({ name });
    expect(bare(project.name)).toBe(name);
  }
});

// Paragraphs without a sign at their end, and lines that begin with an operator, stand at some page's end among these.
it.each(Array.from({ length: 12 }, (_, index) => 40 + index))(
  'joins a text of %i parts beside a short one',
  async (parts) => {
    const sentences = [
      '①摸底②建档③帮扶\n',
      '力争群众满意度≥90%、投诉率≤5%，',
      '按季度巡查，落实整改；',
      '一、总体要求\n',
    ];
    const overall = Array.from({ length: parts }, (_, at) => sentences[(at * 7 + at ** 2) % 4])
      .join('')
      .trim();
    const { project } = await readBack({ goals: { period: null, overall, annual: '年度目标' } });
    expect(bare(project.goals.overall)).toBe(bare(overall));
    expect(project.goals.annual).toBe('年度目标');
  },
);
