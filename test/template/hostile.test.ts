/** Data never becomes markup or template, whatever it holds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, paragraphText } from '../../src/model/index.js';
import { fillForm, leafShape, MadeRecord, SourcedList } from '../../src/template/index.js';
import { fill, formOf, inParagraph, print, shippedPack, trialPack, withProject } from './fixtures.js';

const hostile = [
  '<td>x</td>',
  '</td></tr></table>',
  '<v s="unit.name">甲</v>',
  '{{project.name}}',
  '{{{x}}}',
  '&amp;',
  '&#x3c;td&#62;',
  ']]>',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '"\' onload="x"',
  '__proto__',
  'constructor',
  '\\{{x}}',
  '$&$1',
];

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : cell.paragraphs.map(paragraphText).join('\n');
}

describe.each(['project-target-declaration', 'project-target'])('%s', (id) => {
  const pack = shippedPack(id);

  test('prints hostile texts as they are, each in its cell', () => {
    for (const text of hostile) {
      const filing = withProject({
        name: text,
        department: text,
        goals: { annual: text },
        indicators: [{ level1: text, level2: text, name: `${text}!`, target: text }],
      });
      const form = formOf(pack, filing);
      const grid = form.blocks.find((block) => block.kind === 'grid')?.grid;
      const cellOf = (path: string) =>
        grid?.cells.find((cell) =>
          cell.paragraphs.some(({ spans }) =>
            spans.some((span) => span.kind === 'text' && span.sources.includes(path)),
          ),
        );
      for (const path of [
        'name',
        'department',
        'goals.annual',
        'indicators[0].level1',
        'indicators[0].target',
      ]) {
        expect([path, textOf(cellOf(`projects[0].${path}`))]).toEqual([path, text]);
      }
      expect(textOf(cellOf('projects[0].indicators[0].name'))).toContain(`${text}!`);
      expect(form.title).toContain(text);
    }
  });

  test('any text whatever comes out as it went in', () => {
    const texts = fc
      .string({ unit: 'binary', maxLength: 60 })
      .filter((text) => !/[\p{Cc}\p{Surrogate}\ufffe\uffff\u2028\u2029]/u.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        const form = formOf(pack, withProject({ goals: { overall: text } }));
        const cells = form.blocks.flatMap((block) => (block.kind === 'grid' ? block.grid.cells : []));
        const spans = cells.flatMap((cell) => cell.paragraphs.flatMap((paragraph) => paragraph.spans));
        const own = spans.filter(
          (span) => span.kind === 'text' && span.sources.includes('projects[0].goals.overall'),
        );
        expect(own).toMatchObject([{ text }]);
      }),
      { numRuns: 100 },
    );
  });
});

test('what no XML can hold is shown as U+FFFD, not dropped and not fatal', () => {
  const filing = withProject({ nature: '甲' });
  const [project] = filing.projects;
  const broken = {
    ...filing,
    projects: project === undefined ? [] : [{ ...project, nature: 'a\u0000b\ud800c\uffff' }],
  };
  expect(print('{{project.nature}}', broken)).toBe('<v s="projects[0].nature">a\ufffdb\ufffdc\ufffd</v>');
});

test('any text whatever comes out of a value and of an attribute, line ends and what documents cannot hold aside', () => {
  const template = '<form title="{{plain project.nature}}"><p class="body">甲{{project.nature}}乙</p></form>';
  const pack = trialPack(template);
  const filing = withProject({});
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...hostile, '\r\n甲\r乙\u2028', 'a\u0000\ud800'),
  );
  const shown = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
  fc.assert(
    fc.property(texts, (nature) => {
      const filled = { ...filing, projects: filing.projects.map((project) => ({ ...project, nature })) };
      const { value, diagnostics } = fill(pack, filled);
      expect(diagnostics).toEqual([]);
      expect(value?.title).toBe(shown(nature).replace(/\r\n|[\t\n\r]/g, ' '));
      const [block] = value?.blocks ?? [];
      const spans = block !== undefined && 'paragraphs' in block ? block.paragraphs : [];
      const data = spans.map((paragraph) =>
        paragraph.spans
          .map((span) => (span.kind === 'text' && span.sources.length > 0 ? span.text : ''))
          .join(''),
      );
      expect(data).toEqual(shown(nature).split(/\r\n|[\n\r\u2028\u2029]/u));
    }),
    { numRuns: 300 },
  );
});

test('a template that fails while it is filled is reported with its file, not thrown', () => {
  const pack = trialPack(inParagraph('{{project.name}}\n{{year}}'));
  const { value, diagnostics } = fillForm(pack, new MadeRecord({}));
  expect(value).toBeNull();
  expect(diagnostics).toMatchObject([
    { code: 'template/cannot-fill', file: '/packs/trial/form.hbs', position: { line: 2 } },
  ]);
});

test('the place reported is that of the statement that fails, not of the block around it', () => {
  const pack = trialPack(inParagraph('{{#each project.indicators as |row|}}\n行 {{row.name}}\n{{/each}}'));
  const rows = new SourcedList([new MadeRecord({})], leafShape('text'), '');
  const root = new MadeRecord({ project: new MadeRecord({ indicators: rows }) });
  const { diagnostics } = fillForm(pack, root);
  expect(diagnostics).toMatchObject([
    {
      code: 'template/cannot-fill',
      position: { line: 3, column: 3 },
      english: expect.stringContaining('no name here'),
    },
  ]);
});

test('filling twice gives the same, and leaves nothing behind', () => {
  const pack = shippedPack('project-target');
  const filing = withProject({ category: '无此类', indicators: [{ level1: '产出指标', name: '甲' }] });
  expect(fill(pack, filing)).toEqual(fill(pack, filing));
});
