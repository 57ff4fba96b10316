/** A prepared text that remembers how it was last broken and drawn: the same short texts come again and again. */
import { breakParagraph } from './break-lines.js';
import { glyphRunsOf } from './glyph-runs.js';
import type { BreakOptions, BrokenText, GlyphRun, LineBreak } from './line.js';
import { PreparedParagraph } from './prepared-paragraph.js';

interface Breaking {
  readonly measure: number;
  readonly balance: boolean;
  readonly broken: BrokenText;
}

interface Drawing {
  readonly line: LineBreak;
  readonly runs: readonly GlyphRun[];
}

export class KnownText extends PreparedParagraph {
  private broken: Breaking | null = null;
  private drawn: Drawing | null = null;

  breakLines(measure: number, options: BreakOptions): BrokenText {
    const { balance } = options;
    const last = this.broken;
    if (last !== null && last.measure === measure && last.balance === balance) return last.broken;
    const broken = breakParagraph(this, measure, options);
    this.broken = { measure, balance, broken };
    return broken;
  }

  glyphRuns(line: LineBreak): readonly GlyphRun[] {
    const last = this.drawn;
    if (last !== null && last.line.start === line.start && last.line.end === line.end) return last.runs;
    const runs = glyphRunsOf(this, line);
    this.drawn = { line, runs };
    return runs;
  }
}
