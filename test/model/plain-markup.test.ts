/** The reader of plain markup gives what the XML parser gives, or leaves the markup to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MarkupCache } from '../../src/model/markup-cache.js';
import { ProblemList } from '../../src/model/problems.js';
import { readPlainMarkup } from '../../src/model/read-plain-markup.js';
import { readStrictMarkup } from '../../src/model/read-strict-markup.js';
import { partsOf } from './markup.js';

/** What the XML parser makes of it; null where it complains. */
function strictly(markup: string) {
  const problems = new ProblemList('form.hbs');
  const draft = readStrictMarkup(markup, problems);
  return problems.diagnostics.length === 0 ? draft : null;
}

const form = (content: string) =>
  `<form line="1" title="表"><table line="2" columns="1"><tr line="3"><td line="4" class="value">${content}</td></tr></table></form>`;

describe('plain markup', () => {
  test.each([
    ['text', form('甲 & 乙'.replace('&', '&amp;'))],
    ['values', form('<v s="projects[0].name">甲&lt;&gt;&quot;</v>，<v s="a b"></v><v s=""></v>')],
    ['blanks around blocks', `\n  ${form(' 甲\n\t乙 ')}\n`],
    ['tags over lines', form('甲').replace(' class', '\n   class')],
  ])('is read without the XML parser: %s', (_, markup) => {
    const read = readPlainMarkup(partsOf(markup), new MarkupCache());
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
    ['a value after the root', `${form('甲')}<v s="a">乙</v>`],
    ['a value in a row', form('甲').replace('</td>', '</td><v s="a">乙</v>')],
    ['a value without its path', form('<v >甲</v>')],
    ['a value that is not closed', form('<v s="a">甲')],
    ['a path that is not closed', form('<v s="a')],
    ['a value with two paths', form('<v s="a" s="b">甲</v>')],
    ['an element in a value', form('<v s="a">甲<br/></v>')],
    ['a value with a blank of another kind', form('<v\ns="a">甲</v>')],
    ['a block tag without its line', form('甲').replace(' line="4"', '')],
    ['another root', '<p line="1" class="body">甲</p>'],
    ['text between rows', form('甲').replace('</tr>', '</tr>乙')],
    ['another blank after the root', `${form('甲')}\u3000`],
    ['nothing', ''],
  ])('leaves the rest to the XML parser: %s', (_, markup) => {
    expect(readPlainMarkup(partsOf(markup), new MarkupCache())).toBeNull();
  });

  test('keeps what it has read, and no more than half a million characters', () => {
    const cache = new MarkupCache();
    const first = readPlainMarkup(partsOf(form('甲<v s="a">乙</v>')), cache);
    const { characters } = cache;
    expect(characters).toBeGreaterThan(0);
    expect(readPlainMarkup(partsOf(form('甲<v s="a">乙</v>')), cache)).toEqual(first);
    expect(cache.characters).toBe(characters);
    for (let index = 0; index < 9000; index += 1) {
      readPlainMarkup(partsOf(form(`${index}${'丙'.repeat(99)}`)), cache);
      expect(cache.characters).toBeLessThan(502_000);
    }
  });

  const piece = fc.constantFrom(
    ...[
      '<form line="1" title="表">',
      '</form>',
      '<table line="2" columns="1">',
      '</table>',
      '<tr line="3">',
      '</tr>',
      '<td line="4" class="value">',
    ],
    ...[
      '</td>',
      '<v s="a.b c">',
      '</v>',
      '<v s="x"/>',
      '<br/>',
      '<page project="0"/>',
      '<page />',
      '<p line="5" class="body">',
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
        const plain = readPlainMarkup(partsOf(markup), new MarkupCache());
        if (plain === null) return;
        read += 1;
        expect(plain).toEqual(strictly(markup));
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
