/** The reader of plain markup gives what the XML parser gives, or leaves the markup to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainMarkup, type TagCache } from '../../src/model/plain-markup.js';
import { ProblemList } from '../../src/model/problems.js';
import { parseStrictly } from '../../src/model/read-markup.js';

/** What the XML parser makes of it; null where it complains. */
function strictly(markup: string) {
  const problems = new ProblemList('form.hbs');
  const root = parseStrictly(markup, problems);
  return problems.diagnostics.length === 0 ? root : null;
}

const form = (content: string) =>
  `<form line="1" title="表"><table line="2" columns="1"><tr line="3"><td line="4" class="value">${content}</td></tr></table></form>`;

describe('plain markup', () => {
  test.each([
    ['text', form('甲 & 乙'.replace('&', '&amp;'))],
    ['values', form('<v s="projects[0].name">甲&lt;&gt;&quot;</v>，<v s="a b"></v><v s=""/>')],
    ['blanks around blocks', `\n  ${form(' 甲\n\t乙 ')}\n`],
    ['tags over lines', form('甲').replace(' class', '\n   class')],
  ])('is read without the XML parser: %s', (_, markup) => {
    const read = readPlainMarkup(markup, new Map());
    expect(read).not.toBeNull();
    expect(read).toEqual(strictly(markup));
  });

  test.each([
    ['a comment', form('甲<!-- 乙 -->')],
    ['another reference', form('甲&#10;乙')],
    ['a bare ampersand', form('甲&乙')],
    ['single quotes', form('甲').replace('"value"', "'value'")],
    ['a carriage return', form('甲\r\n乙')],
    ['CDATA', form('<![CDATA[甲]]>')],
    ['an end of CDATA', form('甲]]>乙')],
    ['a bracket in an attribute', form('<v s="a>b">甲</v>')],
    ['what XML cannot hold', form('甲\u0001')],
    ['an attribute twice', form('甲').replace('class="value"', 'class="value" class="text"')],
    ['a wrong attribute', form('甲').replace('class="value"', 'class="wert"')],
    ['an attribute missing', form('甲').replace(' class="value"', '')],
    ['an element out of place', form('<td class="value">乙</td>')],
    ['an unknown element', form('<b>乙</b>')],
    ['an element that is not closed', form('甲').replace('</td>', '')],
    ['a close too many', `${form('甲')}</form>`],
    ['two roots', form('甲') + form('乙')],
    ['text between rows', form('甲').replace('</tr>', '</tr>乙')],
    ['another blank after the root', `${form('甲')}\u3000`],
    ['nothing', ''],
  ])('leaves the rest to the XML parser: %s', (_, markup) => {
    expect(readPlainMarkup(markup, new Map())).toBeNull();
  });

  test('keeps the tags that it has read, and no more than a few thousand', () => {
    const tags: TagCache = new Map();
    const first = readPlainMarkup(form('甲'), tags);
    expect([...tags.keys()]).toHaveLength(4);
    expect(readPlainMarkup(form('甲'), tags)).toEqual(first);
    for (let index = 0; index < 12_000; index += 1) readPlainMarkup(`<form title="${index}"/>`, tags);
    expect(tags.size).toBeLessThanOrEqual(5000);
  });

  const piece = fc.constantFrom(
    ...[
      '<form title="表">',
      '</form>',
      '<table columns="1">',
      '</table>',
      '<tr>',
      '</tr>',
      '<td class="value">',
    ],
    ...[
      '</td>',
      '<v s="a.b c">',
      '</v>',
      '<v s="x"/>',
      '<br/>',
      '<page project="0"/>',
      '<page />',
      '<p class="body">',
    ],
    ...[
      '</p>',
      '甲',
      ' ',
      '\n',
      '&amp;',
      '&lt;',
      '&',
      '<',
      '>',
      '"',
      ']]>',
      '\r',
      '\u3000',
      '𠮷',
      '\ud800',
      '<!--',
      '-->',
    ],
    ...[
      '<td  class="text" line="7" merge="a&quot;b">',
      '<td class="text"class="x">',
      '<td class = "text">',
      '</td >',
    ],
  );
  const sound = fc
    .array(
      fc.constantFrom(
        '甲',
        ' ',
        '\n',
        '&amp;',
        '<v s="a">乙</v>',
        '<v s="">&gt;</v>',
        '<br/>',
        '<page project="3"/>',
      ),
    )
    .map((parts) => form(parts.join('')));
  const damaged = fc.tuple(sound, fc.nat(), piece).map(([markup, place, thing]) => {
    const at = place % (markup.length + 1);
    return markup.slice(0, at) + thing + markup.slice(at);
  });

  test('never says anything else than the XML parser', () => {
    const anything = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(sound, damaged, anything), (markup) => {
        const plain = readPlainMarkup(markup, new Map());
        if (plain === null) return;
        read += 1;
        expect(plain).toEqual(strictly(markup));
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
