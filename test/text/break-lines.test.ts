/** Where lines end: kinsoku, words, kept groups, forced breaks. */
import { describe, expect, it } from 'vitest';
import { breakAt, setter, style } from './fake-font-book.js';

describe('hanzi and marks', () => {
  it('breaks between any two hanzi', () => {
    expect(breakAt('一二三四五', 2)).toEqual(['一二', '三四', '五']);
  });
  it('takes a hanzi along rather than begin a line with a mark', () => {
    expect(breakAt('一二三，四五', 3)).toEqual(['一二', '三，四', '五']);
  });
  it('never ends a line with an opening mark', () => {
    expect(breakAt('一二（三四）五', 3)).toEqual(['一二', '（三', '四）五']);
  });
  it('minds marks over spaces', () => {
    expect(breakAt('一二 ，三', 2.5)).toEqual(['一', '二 ，', '三']);
    expect(breakAt('一（ 二三', 2.5)).toEqual(['一', '（ 二', '三']);
  });
  it('keeps dashes and ellipses whole', () => {
    expect(breakAt('一二——三', 3)).toEqual(['一', '二——', '三']);
    expect(breakAt('一二……三', 3)).toEqual(['一', '二……', '三']);
  });
  it('breaks straight quotation marks on neither side', () => {
    expect(breakAt('一二"三四"五', 2)).toEqual(['一', '二"!', '三', '四"!', '五']);
  });
});

describe('words and spaces', () => {
  it('keeps words whole', () => {
    expect(breakAt('使用word排版', 3.25)).toEqual(['使用', 'word排', '版']);
    expect(breakAt('an apple tree', 3)).toEqual(['an ', 'apple ', 'tree']);
  });
  it('breaks a word wider than the measure at any character', () => {
    expect(breakAt('甲abcdefgh乙', 2)).toEqual(['甲', 'abcd!', 'efgh', '乙']);
  });
  it('does not begin the rest of a broken word with a mark where it can be avoided', () => {
    expect(breakAt('abcd,', 2)).toEqual(['abc!', 'd,']);
  });
  it('lets spaces hang', () => {
    expect(breakAt('一二     三', 2)).toEqual(['一二     ', '三']);
    expect(breakAt('一二　三', 2)).toEqual(['一二　', '三']);
  });
  it('keeps an indent with the first word, and no line blank', () => {
    expect(breakAt('　　一二', 3)).toEqual(['　　一', '二']);
  });
  it('keeps no-break spaces', () => {
    expect(breakAt('一 二\u00a0三', 2)).toEqual(['一 ', '二\u00a0!', '三']);
    expect(breakAt('一 二\u00a0三', 2.5)).toEqual(['一 ', '二\u00a0三']);
  });
  it('ends lines after a hyphen between letters, and at a zero width space', () => {
    expect(breakAt('well-known', 3)).toEqual(['well-', 'known']);
    expect(breakAt('abcd\u200befgh', 2)).toEqual(['abcd\u200b', 'efgh']);
  });
});

describe('signs', () => {
  it.each([
    ['-1234567890.00', 2, ['-123!', '4567!', '890.!', '00']],
    ['-12', 0.5, ['-!', '1!', '2']],
    ['-12', 1, ['-1!', '2']],
    ['−1234', 2, ['−12!', '34']],
    ['余额：-1234', 2, ['余', '额：', '-123!', '4']],
    ['≥-1234', 2, ['≥-1!', '234']],
  ])('%j in %d em', (text, ems, lines) => {
    expect(breakAt(text, ems)).toEqual(lines);
  });
  it('leaves a hyphen between numbers and words where it was', () => {
    expect(breakAt('2024-2025', 2.5)).toEqual(['2024-', '2025']);
    expect(breakAt('一月-5月', 2.5)).toEqual(['一月-', '5月']);
  });
});

describe('kept groups', () => {
  it.each([
    ['达到≥85.00(%)的', 5, ['达到', '≥85.00(%)', '的']],
    ['共计12,345.00元', 6, ['共计', '12,345.00元']],
    ['自从2024年起', 4, ['自从', '2024年', '起']],
    ['于年底12月31日前', 4, ['于年底', '12月', '31日前']],
    ['日期为2024-01-01', 6, ['日期为', '2024-01-01']],
    ['标准是300元/人起', 5, ['标准是', '300元/人', '起']],
    ['标准是≥2（场次）', 6, ['标准是', '≥2（场次）']],
    ['完成≥ 85%以上', 4, ['完成', '≥ 85%以', '上']],
    ['沪财绩〔2022〕13号', 5, ['沪财绩', '〔2022〕', '13号']],
  ])('keeps the number of %s with its unit', (text, ems, lines) => {
    expect(breakAt(text, ems)).toEqual(lines);
  });
  it('breaks a group wider than the measure at its bracket, slash or operator, a number last of all', () => {
    expect(breakAt('≥85.00(%)', 4)).toEqual(['≥85.00', '(%)']);
    expect(breakAt('≥300(平方米/人次)', 4.5)).toEqual(['≥300', '(平方米/', '人次)']);
    expect(breakAt('计12,345.00元', 5)).toEqual(['计', '12,345.00', '元']);
    expect(breakAt('≥12345678', 4)).toEqual(['≥', '12345678']);
    expect(breakAt('≥12345678', 3)).toEqual(['≥', '123456!', '78']);
  });
  it('fills the line where the group would be broken anyway', () => {
    expect(breakAt('一二三300(平方米/人)', 6)).toEqual(['一二三300', '(平方米/人)']);
  });
  it('leaves the brackets after numbers alone that hold no unit', () => {
    expect(breakAt('2024(以下简称本年度的工作)', 5)).toEqual(['2024(以下', '简称本年度', '的工作)']);
  });
  it('does not end a line inside (/', () => {
    expect(breakAt('年度(/项目)指标值', 3.5)).toEqual(['年度', '(/项目)', '指标值']);
    expect(breakAt('年度（/项目）指标值', 4)).toEqual(['年度', '（/项', '目）指标', '值']);
  });
  it('ends lines behind the slash of long alternatives only', () => {
    expect(breakAt('经常性项目/特定目标类', 6)).toEqual(['经常性项目/', '特定目标类']);
    expect(breakAt('社区/村居委', 2.5)).toEqual(['社', '区/村', '居委']);
    expect(breakAt('到5号/6号楼去', 4)).toEqual(['到', '5号/6号', '楼去']);
    expect(breakAt('服务/（一）对象', 5)).toEqual(['服', '务/（一）', '对象']);
  });
  it('begins an address that no line holds on a line of its own', () => {
    expect(breakAt('见www.a.cn/zwgk/2024', 6)).toEqual(['见', 'www.a.cn/', 'zwgk/2024']);
    expect(breakAt('见www.a.cn/zwgk', 7.5)).toEqual(['见', 'www.a.cn/zwgk']);
    // No word processor parts a slash from a number, nor a backslash from the hanzi behind it.
    expect(breakAt('见www.a.cn/zw/2024/12', 7)).toEqual(['见', 'www.a.cn/', 'zw/2024/12']);
    expect(breakAt('在D:\\绩效\\目标\\甲.docx', 5.5)).toEqual(['在D:\\绩效', '\\目标', '\\甲.docx']);
  });
});

describe('symbols', () => {
  it('stay with letters, digits, operators and one another', () => {
    expect(breakAt('完成①2024年', 4)).toEqual(['完成', '①2024', '年']);
    expect(breakAt('做到③≥95%', 4)).toEqual(['做到', '③≥95%']);
    expect(breakAt('评为★★★以上', 4)).toEqual(['评为', '★★★以', '上']);
    expect(breakAt('一二√36', 3)).toEqual(['一二', '√36']);
  });
  it('break as hanzi beside hanzi and marks', () => {
    expect(breakAt('一①二②三', 2)).toEqual(['一①', '二②', '三']);
    expect(breakAt('一；①二', 3)).toEqual(['一；①', '二']);
  });
  it('are never parted from what № counts', () => {
    expect(breakAt('一二№3', 3)).toEqual(['一二', '№3']);
    expect(breakAt('一№12', 1.5)).toEqual(['一', '№1!', '2']);
  });
  it('stand at no line’s start where they part', () => {
    expect(breakAt('一二|三', 2)).toEqual(['一', '二|', '三']);
  });
});

describe('boxes', () => {
  it('stay with the word before them', () => {
    const text = '专项资金□ 经常性项目☑ 一次性项目□';
    expect(breakAt(text, 8)).toEqual(['专项资金□ ', '经常性项目☑ ', '一次性项目□']);
    expect(breakAt('专项资金□经常性项目☑', 7)).toEqual(['专项资金□', '经常性项目☑']);
  });
  it('stay with the word after them', () => {
    expect(breakAt('□专项资金□经常性项目', 7)).toEqual(['□专项资金', '□经常性项目']);
    expect(breakAt('□ 专项 □ 经常性', 5)).toEqual(['□ 专项 ', '□ 经常性']);
    expect(breakAt('请选择□是□否', 4)).toEqual(['请选择', '□是□否']);
  });
  it('break as other text where the word is too long', () => {
    expect(breakAt('经常性项目☑', 3)).toEqual(['经常性', '项目☑']);
  });
});

describe('odd input', () => {
  it('gives an empty text one empty line', () => {
    expect(setter.breakLines(setter.prepare('', style), 1000, { balance: true })).toEqual([
      { start: 0, end: 0, width: 0, forced: false },
    ]);
  });
  it('gives spaces alone one line without width', () => {
    expect(setter.breakLines(setter.prepare('  \t\n　', style), 100, { balance: true })).toEqual([
      { start: 0, end: 5, width: 0, forced: false },
    ]);
  });
  it.each([0, -5, 0.3])('sets one character a line in a measure of %s em', (ems) => {
    expect(breakAt('一二 ab，𠮷', ems)).toEqual(['一', '二 ', 'a!', 'b!', '，', '𠮷']);
  });
  it('never parts pairs, marks and selectors from their character', () => {
    expect(breakAt('𠮷𠮷e\u0301e\u0301一\u{e0100}二', 1)).toEqual([
      '𠮷',
      '𠮷',
      'e\u0301e\u0301',
      '一\u{e0100}',
      '二',
    ]);
  });
  it('breaks 500 letters without a space', () => {
    expect(breakAt('a'.repeat(500), 50)).toEqual([...Array(4).fill(`${'a'.repeat(100)}!`), 'a'.repeat(100)]);
  });
  it.each(['一', 'a', '（', '，', '/', ' ', '一/', '1(', '\u0301', '\u200d', '\ud800'])(
    'breaks a paragraph of 20,000 characters made of %j',
    (piece) => {
      const text = piece.repeat(20_000 / piece.length);
      const prepared = setter.prepare(text, style);
      const lines = setter.breakLines(prepared, 3000, { balance: true });
      expect(lines.at(-1)?.end).toBe(20_000);
    },
  );
});

describe('balance', () => {
  it('leaves no character alone where it can be avoided', () => {
    expect(breakAt('一二三四五六七', 6)).toEqual(['一二三四五六', '七']);
    expect(breakAt('一二三四五六七', 6, true)).toEqual(['一二三四', '五六七']);
  });
  it.each([
    ['项目绩效目标汇总表', 7.5, ['项目绩效', '目标汇总表']],
    [
      '上海市闵行区浦江镇妇联2024年度项目绩效目标汇总表',
      20,
      ['上海市闵行区浦江镇妇联2024年度', '项目绩效目标汇总表'],
    ],
    [
      '浦江镇社会事业发展办公室2024年度项目绩效目标汇总表',
      22,
      ['浦江镇社会事业发展办公室', '2024年度项目绩效目标汇总表'],
    ],
    [
      '某市某区某街道社区党群服务中心2024年度项目绩效目标汇总表',
      25,
      ['某市某区某街道社区党群服务中心', '2024年度项目绩效目标汇总表'],
    ],
    [
      '某市某区某镇社区事务受理服务中心二〇二四年度项目绩效目标汇总表',
      25,
      ['某市某区某镇社区事务受理服务中心', '二〇二四年度项目绩效目标汇总表'],
    ],
    ['服务对象满意度指标', 6, ['服务对象', '满意度指标']],
    ['投入管理指标', 4, ['投入管理', '指标']],
    ['计划开始日期', 5, ['计划开始', '日期']],
    ['服务对象满意度指标', 4.5, ['服务对象', '满意度', '指标']],
  ])('ends the lines of %s with its words', (text, ems, lines) => {
    expect(breakAt(text, ems, true)).toEqual(lines);
  });
  it('breaks no group for it', () => {
    expect(breakAt('一≥85.00(%)', 5, true)).toEqual(['一', '≥85.00(%)']);
    expect(breakAt('＝7040.00(人次)', 5, true)).toEqual(['＝7040.00', '(人次)']);
  });
});
