/** What converters leave behind is understood with a note where it is sure, and named where it is not. */
import { describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';

type Json = Record<string, unknown>;

function read(parts: { project?: Json; unitTarget?: Json; text?: string }) {
  const filing = {
    year: 2024,
    unit: { name: '甲' },
    projects: parts.project === undefined ? [] : [{ name: '乙', ...parts.project }],
    ...(parts.unitTarget === undefined ? {} : { unitTarget: parts.unitTarget }),
  };
  return readFiling(new TextEncoder().encode(parts.text ?? JSON.stringify(filing)), { file: 'a.json' });
}

/** The goal as it is read, with the codes and messages of what was said of it. */
function goal(annual: unknown) {
  const { value, diagnostics } = read({ project: { goals: { annual } } });
  return {
    value: value?.projects[0]?.goals.annual,
    said: diagnostics.map(({ message }) => message).join('；'),
  };
}

describe('texts', () => {
  it.each([
    ['Excel’s line ends', '一_x000D_\n二_x000d_', '一\n二\n'],
    ['a control character that Excel escaped', '结_x0007_束', '结束'],
    ['an underscore that only looks like an escape', 'a_x005F_x000D_', 'a_x000D_'],
    ['Kangxi radicals', '⽼年⼈', '老年人'],
    ['the radicals supplement', '⻘年⻋辆⻓者', '青年车辆长者'],
    ['a compatibility ideograph', '\uf9f4地', '林地'],
    ['a decomposed accent', 'Cafe\u0301', 'Café'],
    ['conjoining jamo', '\u1112\u1161\u11ab', '한'],
    ['bullets of Word', '\uf06c 走访\n\uf0b7 宣传\n\uf0d8 慰问', '• 走访\n• 宣传\n• 慰问'],
  ])('%s are understood, with one note', (_name, given, wanted) => {
    const { value, diagnostics } = read({ project: { goals: { annual: given } } });
    expect(value?.projects[0]?.goals.annual).toBe(wanted);
    expect(diagnostics).toMatchObject([{ code: 'filing/normalized', severity: 'note' }]);
    expect(diagnostics[0]?.position).not.toBeNull();
  });

  it.each(['nan', 'NaN', 'None', 'null', 'undefined', '<NA>', 'NaT'])(
    '%s is a blank, with a note',
    (given) => {
      expect(goal(given)).toEqual({ value: null, said: expect.stringContaining(given) });
    },
  );

  it.each(['nano 材料', '□ 完成', 'N_x9_', '\uf0fe 已立项 \ue000', '①走访；②宣传', '表_x12_'])(
    '%s is left as it is',
    (given) => {
      const text = `甲${given}`;
      expect(goal(text)).toEqual({ value: text, said: '' });
    },
  );
});

describe('numbered lists', () => {
  const duties = (list: readonly string[]) => read({ unitTarget: { duties: list } });

  it.each([
    ['1、窗口；', '窗口；'],
    ['1.窗口', '窗口'],
    ['（一）窗口', '窗口'],
    ['一、窗口', '窗口'],
    ['①窗口', '窗口'],
    ['(1) 窗口', '窗口'],
  ])('%s loses the number that the form prints itself', (given, wanted) => {
    const { value, diagnostics } = duties([given]);
    expect(value?.unitTarget?.duties).toEqual([wanted]);
    expect(diagnostics).toHaveLength(1);
  });

  it.each(['3、窗口', '1.5万人的服务', '一站式服务', '2024年的工作'])('%s keeps it', (given) => {
    expect(duties([given]).value?.unitTarget?.duties).toEqual([given]);
  });

  it('the eleventh and the twentieth are known', () => {
    const list = Array.from({ length: 20 }, (_, index) => `${index + 1}、事项`);
    list[10] = '十一、事项';
    list[19] = '二十、事项';
    expect(duties(list).value?.unitTarget?.duties.every((duty) => duty === '事项')).toBe(true);
  });
});

describe('amounts and counts', () => {
  it.each([
    ['1234567.8900000001', 1234567890000n],
    ['0.30000000000000004', 300000n],
    ['"0.7999999999999999"', 800000n],
    ['"(1,234.00)"', -1234000000n],
    ['"1234.50-"', -1234500000n],
    ['"+500"', 500000000n],
    ['"5千元"', 5000000000n],
    ['"12元正"', 12000000n],
    ['"nan"', null],
  ])('%s is understood', (given, wanted) => {
    const text = `{"year":2024,"unit":{"name":"甲"},"projects":[{"name":"乙","funding":{"total":${given}}}]}`;
    const { value, diagnostics } = read({ text });
    expect(value?.projects[0]?.funding.total).toBe(wanted);
    expect(diagnostics).toHaveLength(1);
  });

  it.each(['1.2345678', '33.333333333333336', '1.2E8', '"1.23456789元"'])(
    '%s is refused, not rounded',
    (given) => {
      const text = `{"year":2024,"unit":{"name":"甲"},"projects":[{"name":"乙","funding":{"total":${given}}}]}`;
      expect(read({ text }).value).toBeNull();
    },
  );

  it('12.0 persons are 12', () => {
    const { value } = read({
      text: '{"year":2024,"unit":{"name":"甲"},"unitTarget":{"staff":{"onDuty":12.0}}}',
    });
    expect(value?.unitTarget?.staff.onDuty).toBe('12');
  });

  it.each(['#N/A', '#DIV/0!', '#REF!', '#####'])('%s is named as an error of Excel’s', (given) => {
    const { value, diagnostics } = read({ project: { funding: { total: given }, startDate: given } });
    expect(value).toBeNull();
    for (const { message } of diagnostics) expect(message).toContain('Excel 的错误值');
  });
});

describe('dates', () => {
  it.each([
    '2024-01-05 00:00:00',
    '2024/1/5 0:00',
    '2024-01-05T00:00:00',
    '2024-01-05T00:00:00.000',
    '2024-01-05T00:00:00+08:00',
    '2024年1月5日 00:00',
    '2024/1/5 上午 12:00:00',
    '2024-01-05 23:59:59',
    '2024年1月5号',
  ])('%s is the day', (startDate) => {
    expect(read({ project: { startDate } }).value?.projects[0]?.startDate).toBe('2024-01-05');
  });

  it.each(['2023-12-31T16:00:00.000Z', '2024-01-05 08:30:00', '2024-02-30 00:00:00'])(
    '%s is not guessed',
    (startDate) => {
      expect(read({ project: { startDate } }).value).toBeNull();
    },
  );

  it.each([45292, '45292'])('%j is named as Excel’s number of a day', (startDate) => {
    expect(read({ project: { startDate } }).diagnostics[0]?.message).toContain('2024-01-01');
  });
});

describe('keys', () => {
  it.each([
    ['\ufeffyear', 'U+FEFF'],
    ['year ', 'U+0020'],
    ['ye\u200bar', 'U+200B'],
    ['年度', 'year'],
  ])('%j is told once, with what it means', (key, told) => {
    const { diagnostics } = read({ text: JSON.stringify({ [key]: 2024, unit: { name: '甲' } }) });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(told);
  });
});
