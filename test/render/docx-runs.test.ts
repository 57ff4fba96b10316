/** What the words of a Word run are made of. */
import { describe, expect, it } from 'vitest';
import { paragraphRuns, textRuns } from '../../src/render/docx/index.js';

describe('the text of a run', () => {
  it('has a space for a tab and for a line end, as the PDF draws them', () => {
    expect(textRuns('一\t二\u2028三', '宋体')).toBe('<w:r><w:t>一 二 三</w:t></w:r>');
    expect(textRuns('一\n', '宋体')).toBe('<w:r><w:t xml:space="preserve">一 </w:t></w:r>');
  });
  it('has no mark of writing direction and no soft hyphen, which Word would obey', () => {
    expect(textRuns('左\u202e右\u2066内\u2069\u200f\u061c连\u00ad字', '宋体')).toBe(
      '<w:r><w:t>左右内连字</w:t></w:r>',
    );
  });
  it('keeps all else, joiners and rare characters included', () => {
    expect(textRuns('𠮷e\u0301零\u200b宽\u00a0格', '宋体')).toContain('𠮷e\u0301零\u200b宽\u00a0格');
  });
});

describe('the last character of a line that the next word would fit on', () => {
  const paragraph = {
    breaks: [],
    firstLine: 0,
    indent: 0,
    isFirst: true,
    isLast: true,
    pageReferences: [],
  } as const;

  it('has space behind it, whatever its plane and face', () => {
    const text = '按“期”𠮷完成';
    const lineEndSpaces = [
      { at: 4, amount: 5000 },
      { at: 6, amount: 100 },
    ];
    const xml = paragraphRuns({ ...paragraph, text, lineEndSpaces }, '宋体');
    expect(xml.replace(/<[^>]+>/g, '')).toBe(text);
    const spaced = [...xml.matchAll(/<w:spacing w:val="(\d+)"\/><\/w:rPr><w:t>(.*?)<\/w:t>/g)];
    expect(spaced.map(([, amount, words]) => [amount, words])).toEqual([
      ['100', '”'],
      ['2', '𠮷'],
    ]);
  });
});
