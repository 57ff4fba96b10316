/** jibiao pack: begins form packs, checks them, and compares the forms they make with those stored. */
import { dirname, resolve } from 'node:path';
import { displayName } from '../../batch/index.js';
import { type Diagnostic, errorOf, hasErrors } from '../../diagnostics/index.js';
import { loadPacks, loadResources } from '../../resources.js';
import type { FormPack } from '../../template/index.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  flagOption,
  type Invocation,
  jsonOption,
  valueOption,
} from '../command.js';
import { endWithJson, failureCode } from '../exit-code.js';
import { plainFindings } from '../json-output.js';
import { begin } from '../pack-begin.js';
import { type PackTest, runPackTests } from '../pack-tests.js';

export const command: Command = {
  description: {
    zh: 'new 起一个新的表样；check 检查表样，试填各种数据；test 用表样文件夹里 tests/*.json 出表，与存下的比较。',
    en: 'new begins a form pack; check checks packs and tries them with made data; test makes forms of tests/*.json in each pack and compares them with those stored.',
  },
  arguments: {
    usage: { zh: '<new|check|test> <文件夹…>', en: '<new|check|test> <folder…>' },
    least: 2,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    from: valueOption(
      ['<表.xlsx>', '<table.xlsx>'],
      'new：照这份 Excel 表格的样子起，空格子都绑上声明的项',
      'new: as this Excel table stands, its empty cells bound to declared fields',
    ),
    update: flagOption('把现在的表存作比较的依据', 'store the forms as they are now'),
    json: jsonOption,
  },
  examples: [
    example('jibiao pack new 我的表/project-brief', '写一个能出的小表', 'write a small form'),
    example('jibiao pack new 我的表/fund-progress --from 表.xlsx', '照 Excel 表格起', 'from an Excel table'),
    example('jibiao pack check 我的表', '检查文件夹里的全部表样', 'check all packs of a folder'),
    example('jibiao pack test 我的表', '与存下的表比较', 'compare with the forms stored'),
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const [action = '', ...named] = invocation.arguments;
  const folders = named.map((folder) => resolve(context.workingDirectory, folder));
  switch (action) {
    case 'new':
      return begin(folders, invocation, context);
    case 'check':
      return check(folders, invocation, context);
    case 'test':
      return test(folders, invocation, context);
    default:
      return endWithJson({}, [unknownAction(action)], invocation, context, 2);
  }
}

function unknownAction(found: string): Diagnostic {
  return errorOf(
    'cli/unknown-action',
    `没有“${found}”；可用的：new、check、test`,
    `there is no ${found}: new, check, test`,
    { parameters: { found, known: ['new', 'check', 'test'] } },
  );
}

function check(folders: readonly string[], invocation: Invocation, context: CommandContext): ExitCode {
  const { value, diagnostics } = loadPacks({ templatesFolders: folders });
  const packs = [...(value?.packs.values() ?? [])];
  const all = [...diagnostics, ...packs.flatMap(({ faults }) => faults)];
  const plain = packs.map(({ id, title, faults }) => ({ id, title, faults: faults.length }));
  const exitCode = endWithJson(
    { packs: plain },
    all,
    invocation,
    context,
    hasErrors(all) ? failureCode(all) : 0,
  );
  for (const { id, title, faults } of packs) {
    const [zh, en] = faults.length === 0 ? ['没有问题', 'is right'] : [`${faults.length} 处要改`, 'is wrong'];
    context.reporter.line({ zh: `${id} ${title}：${zh}`, en: `${id} ${en}` });
  }
  return exitCode;
}

async function test(
  folders: readonly string[],
  invocation: Invocation,
  context: CommandContext,
): Promise<ExitCode> {
  const fontsFolder = resolve(context.packageFolder, 'fonts');
  const own = resolve(context.packageFolder, 'templates');
  const loaded = await loadResources({ templatesFolders: [own, ...folders], fontsFolder, userFonts: null });
  if (loaded.value === null) return endWithJson({ tests: [] }, loaded.diagnostics, invocation, context);
  const resources = loaded.value;
  const packs = [...resources.packs.values()].filter((pack) => isIn(pack, folders));
  const tests = packs.flatMap((pack) =>
    testsOf(pack, () => runPackTests(pack, resources, invocation.flag('update'))),
  );
  const exitCode = tests.some(({ status }) => status === 'failed') ? 1 : 0;
  const plain = tests.map((one) => plainTest(one, context));
  endWithJson({ tests: plain }, loaded.diagnostics, invocation, context, exitCode);
  for (const one of tests) report(one, context);
  if (tests.length === 0) {
    context.reporter.line({
      zh: '没有可比的：表样文件夹里没有 tests/*.json',
      en: 'no pack has tests/*.json',
    });
  }
  return exitCode;
}

/** Runs a pack's tests; a pack that does not load counts as one failed test. */
function testsOf(pack: FormPack, run: () => readonly PackTest[]): readonly PackTest[] {
  return pack.faults.length === 0 ? run() : [{ file: pack.file, status: 'failed', diagnostics: pack.faults }];
}

function isIn({ file }: FormPack, folders: readonly string[]): boolean {
  return folders.some((folder) => dirname(file) === folder || dirname(dirname(file)) === folder);
}

function plainTest({ file, status, diagnostics }: PackTest, { workingDirectory }: CommandContext) {
  return { file: displayName(file, workingDirectory), status, diagnostics: plainFindings(diagnostics) };
}

const words = {
  same: { zh: '一致', en: 'same' },
  stored: { zh: '已存下', en: 'stored' },
  failed: { zh: '不符', en: 'failed' },
} as const;

function report(
  { file, status, diagnostics }: PackTest,
  { reporter, workingDirectory }: CommandContext,
): void {
  reporter.diagnostics(diagnostics);
  const name = displayName(file, workingDirectory);
  reporter.line({ zh: `${name}：${words[status].zh}`, en: `${name}: ${words[status].en}` });
}
