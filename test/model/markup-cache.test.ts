/** What forms share that are read with one cache, and what they do not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Form, MarkupCache, parseMarkup } from '../../src/model/index.js';
import { partsOf } from './markup.js';

interface Row {
  readonly key: string;
  readonly value: string;
  readonly number: number;
}

/** As the engine writes it: fixed labels, values, words beside values, merged labels, references to pages. */
function markupOf(title: string, rows: readonly Row[]): string {
  const written = rows.map(
    ({ key, value, number }, index) =>
      `<tr line="7"><td line="8" class="label" merge="all">指标</td><td line="9" class="label" merge="${key}"><v s="rows[${index}].key">${key}</v></td>` +
      `<td line="10" class="text">值：<v s="rows[${index}].value">${value}</v><br/>完</td><td line="11" class="value">${number}</td>` +
      `<td line="12" class="value"><page project="${number}"/></td></tr>`,
  );
  return (
    `<form line="1" title="${title}"><h1 line="2">表</h1><p line="3" class="subtitle">（<v s="year">2024</v>年度）</p>` +
    '<table line="4" columns="5"><col line="5" width="1"/><col line="5" width="2"/><col line="5" width="1"/><col line="5" width="1"/><col line="5" width="1"/>' +
    `<tr line="6" class="head"><td line="6" class="head" colspan="4">名称</td><td line="6" class="head"></td></tr>${written.join('')}</table>` +
    '<p line="13" class="signature">签章：</p></form>'
  );
}

function parsed(markup: string, cache?: MarkupCache): Form {
  const { value } = parseMarkup(partsOf(markup), {
    file: 'form.hbs',
    ...(cache === undefined ? {} : { cache }),
  });
  if (value === null) throw new Error('no form');
  return value;
}

/** The paragraphs of all texts of a form, in order. */
function texts(form: Form) {
  return form.blocks.flatMap((block) => {
    if (block.kind === 'grid') return block.grid.cells.map(({ paragraphs }) => paragraphs);
    return 'paragraphs' in block ? [block.paragraphs] : [];
  });
}

function gridOf(form: Form) {
  for (const block of form.blocks) if (block.kind === 'grid') return block.grid;
  throw new Error('no grid');
}

const some = [
  { key: '产出', value: '甲', number: 3 },
  { key: '产出', value: '乙', number: 4 },
];

describe('forms that are read with one cache', () => {
  test('share the columns and the paragraphs of texts without data, and no others', () => {
    const cache = new MarkupCache();
    const one = parsed(markupOf('一', some), cache);
    const two = parsed(markupOf('二', some), cache);
    const shared = texts(one).map((paragraphs, index) => paragraphs === texts(two)[index]);
    const rows = [false, false, true, false, false, true, false];
    expect(shared).toEqual([true, false, true, true, true, ...rows, true]);
    expect(gridOf(one).columns).toBe(gridOf(two).columns);
    expect(texts(parsed(markupOf('一', some)))).not.toContain(texts(one)[0]);
  });

  test('are the same as without, whatever was read before', () => {
    const row = fc.record({
      key: fc.constantFrom('产出', '效益'),
      value: fc.constantFrom('', '甲', '甲\n乙', '甲&amp;乙', ' 甲'),
      number: fc.nat(3),
    });
    const forms = fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(forms, (filled) => {
        const cache = new MarkupCache();
        const markups = filled.map((rows, index) => markupOf(`表${index}`, rows));
        const expected = markups.map((markup) => parsed(markup));
        const order = [...markups.keys(), ...[...markups.keys()].reverse()];
        for (const index of order) expect(parsed(markups[index] ?? '', cache)).toEqual(expected[index]);
      }),
      { numRuns: 100 },
    );
  });
});
