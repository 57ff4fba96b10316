/** jibiao library: counts the indicators of filings into a library that the preview suggests from. */
import { resolve } from 'node:path';
import { displayName, findSources, readSource } from '../../batch/index.js';
import { errorOf, hasErrors } from '../../diagnostics/index.js';
import type { Filing } from '../../filing/index.js';
import { countIndicators, libraryFileName, libraryText, readLibrary } from '../../indicator-library/index.js';
import { loadPacks } from '../../resources.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  type Invocation,
  valueOption,
} from '../command.js';
import { endWith, failureCode } from '../exit-code.js';
import { endWithFile, forceOption, replacing } from '../give-file.js';
import { resourceFolders, templatesOption } from '../resource-options.js';

export const command: Command = {
  description: {
    zh: '由历年数据数出指标库：三级指标的名称、所属一级二级指标、常用的比较符、数值、单位、出现次数。预览填写三级指标时从它提示。',
    en: 'Count filings into an indicator library: name, group, usual operator, value and unit, how often. The preview suggests from it.',
  },
  arguments: {
    usage: { zh: 'build <文件夹…>', en: 'build <folder…>' },
    least: 2,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    out: valueOption(
      ['<文件>', '<file>'],
      `写入的文件，默认 ${libraryFileName}`,
      `file to write; ${libraryFileName} by default`,
    ),
    templates: templatesOption,
    force: forceOption,
  },
  examples: [example('jibiao library build 历年数据/', `写出 ${libraryFileName}`, `into ${libraryFileName}`)],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const { workingDirectory, reporter } = context;
  const [action = '', ...folders] = invocation.arguments;
  if (action !== 'build') {
    const text = ['library 后面写 build 和文件夹', 'write build and a folder behind library'] as const;
    return endWith([errorOf('cli/unknown-action', ...text)], context, 2);
  }
  const packs = loadPacks(resourceFolders(invocation, context));
  if (packs.value === null) return endWith(packs.diagnostics, context, 1);
  const out = resolve(workingDirectory, invocation.value('out') ?? libraryFileName);
  const found = await findSources(folders, { workingDirectory, out });
  const filings: Filing[] = [];
  const diagnostics = [...found.diagnostics];
  for (const source of found.sources.filter(({ path }) => path !== out)) {
    const { value, diagnostics: faults } = await readSource(source, { schema: packs.value.schema });
    if (value === null)
      diagnostics.push(...faults.filter(({ severity }) => severity === 'error').slice(0, 1));
    else filings.push(value);
  }
  const library = countIndicators(filings);
  reporter.diagnostics(diagnostics);
  // A library that is there is not lost for a folder's name that was mistyped.
  if (filings.length === 0) {
    const words = ['没有读到填报数据，没有写出', 'there are no filings; nothing was written'] as const;
    return endWith([errorOf('cli/no-filings', ...words)], context, failureCode(diagnostics));
  }
  const name = displayName(out, workingDirectory);
  const isLibrary = (text: string) => readLibrary(text, name).value !== null;
  const mayReplace = replacing(invocation, isLibrary);
  const told = {
    zh: `写出 ${name}：${filings.length} 份数据，${library.length} 条指标`,
    en: `wrote ${name}: ${filings.length} filings, ${library.length} indicators`,
  };
  const exitCode = await endWithFile(out, libraryText(library), mayReplace, told, context);
  return exitCode === 0 && hasErrors(diagnostics) ? failureCode(diagnostics) : exitCode;
}
