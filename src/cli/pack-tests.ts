/** Runs a pack's tests: filings in its folder `tests`, each beside the expected form, stored as text. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, errorOf, hasErrors, systemCode, systemError } from '../diagnostics/index.js';
import { readFiling, subjectNames } from '../filing/index.js';
import { formSections } from '../form-sections.js';
import type { Resources } from '../pipeline.js';
import type { FormPack } from '../template/index.js';
import { formText } from './form-text.js';

export interface PackTest {
  /** Path of the filing. */
  readonly file: string;
  /** `stored`: written because there was no expected form, or it was to be updated. */
  readonly status: 'same' | 'stored' | 'failed';
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the tests in order of their names; none without a folder `tests`. */
export function runPackTests(pack: FormPack, resources: Resources, update: boolean): readonly PackTest[] {
  const folder = join(dirname(pack.file), 'tests');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.jsonc?$/.test(name));
  return names.sort().map((name) => tried(join(folder, name), pack, resources, update));
}

/** A folder named like a test, or a full disk, fails that test alone. */
function tried(file: string, pack: FormPack, resources: Resources, update: boolean): PackTest {
  try {
    return runTest(file, pack, resources, update);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    const words = ['这项测试读不了或存不下', 'this test cannot be read or stored'] as const;
    return {
      file,
      status: 'failed',
      diagnostics: [systemError('cli/unusable-test', error, words, { file })],
    };
  }
}

function runTest(file: string, pack: FormPack, resources: Resources, update: boolean): PackTest {
  const { text, diagnostics } = formsOf(file, pack, resources);
  if (text === null) return { file, status: 'failed', diagnostics };
  const stored = file.replace(/\.jsonc?$/, '.txt');
  if (update || !existsSync(stored)) {
    writeFileSync(stored, text);
    return { file, status: 'stored', diagnostics };
  }
  const expected = readFileSync(stored, 'utf8').replaceAll('\r\n', '\n');
  if (expected === text) return { file, status: 'same', diagnostics };
  return { file, status: 'failed', diagnostics: [...diagnostics, difference(stored, expected, text)] };
}

/** Makes the pack's form for the filing, or for each of its projects; null if one has an error. */
function formsOf(file: string, pack: FormPack, resources: Resources) {
  const read = readFiling(readFileSync(file), { file, resources });
  const diagnostics: Diagnostic[] = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (read.value === null) return { text: null, diagnostics };
  const filing = read.value;
  const isOfEach = pack.scope === 'project' || pack.scope === 'each';
  const projects = isOfEach ? [...subjectNames(filing, pack.each).keys()] : [null];
  const texts = projects.map((project) => {
    const asked = { form: pack.id, options: {}, profile: 'table', missingGlyphs: 'error' } as const;
    const made = formSections({ ...asked, filing, file, project }, resources);
    diagnostics.push(...made.diagnostics.filter(({ severity }) => severity === 'error'));
    return (made.value?.sections ?? []).map(({ form }) => formText(form)).join('\n');
  });
  return { text: hasErrors(diagnostics) ? null : texts.join('\n'), diagnostics };
}

function difference(file: string, expected: string, actual: string): Diagnostic {
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const index = after.findIndex((line, at) => line !== before[at]);
  const line = index === -1 ? after.length : index;
  const [was, is] = [before[line] ?? '', after[line] ?? ''];
  return errorOf(
    'cli/form-differs',
    `表和存下的不同。存下的：${was} 现在的：${is} 确认无误后用 --update 重存`,
    `the form differs from what is stored: was ${was}, is ${is}; store it anew with --update`,
    { parameters: { expected: was, found: is }, file, position: { line: line + 1, column: 1 } },
  );
}
