/** What the words of a Word run are made of. */
import { describe, expect, it } from 'vitest';
import { textRuns } from '../../src/render/docx/runs.js';

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
