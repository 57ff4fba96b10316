/** Every diagnostic carries what its text names: the compiler refuses a text with a variable in it and no parameters. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/checks/index.js';
import { diagnostic, errorOf } from '../src/diagnostics/index.js';

const name: string = '目标表';
const head = { code: 'test/unknown', severity: 'error' } as const;

describe('parameters of diagnostics', () => {
  it('may be left out where both texts are fixed', () => {
    expect(diagnostic({ ...head, message: '缺少命令', english: 'no command' }).parameters).toEqual({});
  });

  it('go with texts that end without a full stop', () => {
    // @ts-expect-error: the Chinese text ends with one
    diagnostic({ ...head, message: '缺少命令。', english: 'no command' });
    // @ts-expect-error: the English text ends with one
    errorOf('test/missing', '缺少命令', 'no command.');
    expect(errorOf('test/missing', '缺少命令。请写一个', 'no command. Give one').code).toBe('test/missing');
  });

  it('may not be left out where a text has a variable in it', () => {
    // @ts-expect-error: the Chinese text has a variable
    diagnostic({ ...head, message: `没有 ${name}`, english: 'there is none' });
    // @ts-expect-error: the English text has a variable
    diagnostic({ ...head, message: '没有', english: `there is no ${name}` });
    // @ts-expect-error: one of two texts has a variable
    diagnostic({ ...head, message: name === '' ? '没有' : `没有 ${name}`, english: 'there is none' });
    // @ts-expect-error: the text is a variable
    diagnostic({ ...head, message: name, english: 'there is none' });
    // @ts-expect-error: the same where the severity is in the function's name
    errorOf('test/unknown', `没有 ${name}`, 'there is none');
    const said = diagnostic({
      ...head,
      message: `没有 ${name}`,
      english: `no ${name}`,
      parameters: { name },
    });
    expect(said.parameters).toEqual({ name });
  });

  it('come through from the schemas of our own files', () => {
    const { diagnostics } = parseConfig('{ "strickt": true }', { file: 'jibiao.config.json' });
    expect(diagnostics.map(({ parameters }) => parameters)).toMatchObject([
      { key: 'strickt', nearest: 'strict' },
    ]);
  });
});
