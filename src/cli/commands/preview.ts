/** jibiao preview: serves a local page that shows the pages while filings and forms are edited. */

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { errorOf, systemCode, systemError, systemReason } from '../../diagnostics/index.js';
import { type Preview, type PreviewOptions, startPreview } from '../../preview/index.js';
import { ConfigFinder } from '../check-config.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  flagOption,
  type Invocation,
  valueOption,
} from '../command.js';
import { endWith } from '../exit-code.js';
import { fontsOption, resourceFolders, templatesOption } from '../resource-options.js';

export const command: Command = {
  description: {
    zh: '在浏览器中预览：真实的页面，随数据与模板的保存即时更新，旁边是校验结果。只在本机可见，不联网。',
    en: 'Preview in the browser: the real pages, new at each save, with findings beside them. On this machine only, offline.',
  },
  arguments: { usage: { zh: '[文件|文件夹]', en: '[file|folder]' }, least: 0, most: 1 },
  options: {
    port: valueOption(
      ['<端口>', '<port>'],
      '默认 4180，被占用时另选',
      'default 4180, another where that is taken',
    ),
    'no-open': flagOption('不打开浏览器，只印网址', 'print the address and open no browser'),
    templates: templatesOption,
    fonts: fontsOption,
  },
  examples: [
    example('jibiao', '打开这个文件夹：新建、接着填、看示例', 'begin, go on, or see a sample'),
    example('jibiao preview 填报.json', '边改边看一份数据', 'watch one filing'),
    example(
      'jibiao preview 表.xlsx',
      '看一份 Excel、Word 表，或带有数据的 PDF、OFD',
      'see a workbook, or a document that holds its filing',
    ),
    example('jibiao preview 数据/', '在文件夹的数据之间切换', 'switch between filings'),
    example('jibiao preview 填报.json --templates 我的表样', '编写表样时', 'while writing a form'),
  ],
  run,
};

const usualPort = 4180;

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const port = readPort(invocation.value('port'));
  if (port === null) {
    const words = ['--port 是 1 到 65535 的整数', '--port is a whole number from 1 to 65535'] as const;
    return endWith([errorOf('cli/bad-port', ...words)], context, 2);
  }
  const { target, problem } = await findTarget(invocation.arguments[0] ?? '.', context);
  if (problem !== null) return endWith([problem], context);
  const preview = await start(optionsFor(invocation, context, target), port, context);
  if (preview === null) {
    return 1;
  }
  context.print(`${preview.url}\n`);
  context.reporter.line({
    zh: '预览已就绪，在浏览器中打开以上网址；按 Ctrl-C 结束。',
    en: 'The preview is ready at this address in your browser. Ctrl-C ends it.',
  });
  const isWatched = context.report.sink.isTerminal && !context.environment.CI;
  if (isWatched && !invocation.flag('no-open')) context.openAddress(preview.url);
  if (!context.signal.aborted) await once(context.signal, 'abort');
  await preview.close();
  return 0;
}

/** Parses a port; 0 stands for the default port. null: not a port. */
function readPort(given: string | null): number | null {
  if (given === null) {
    return 0;
  }
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Resolves symbolic links once, here: the preview serves what the user named. */
async function findTarget(given: string, { workingDirectory }: CommandContext) {
  const path = resolve(workingDirectory, given);
  try {
    const target = await realpath(path);
    const status = await stat(target);
    if (status.isFile() || status.isDirectory()) {
      return { target, problem: null };
    }
    const problem = errorOf('cli/not-a-file', '既不是文件，也不是文件夹', 'neither a file nor a folder');
    return { target, problem: { ...problem, file: given } };
  } catch (error) {
    const words = ['无法读取', 'it cannot be read'] as const;
    return { target: path, problem: systemError('cli/unreadable-source', error, words, { file: given }) };
  }
}

function optionsFor(
  invocation: Invocation,
  context: CommandContext,
  target: string,
): Omit<PreviewOptions, 'port'> {
  const { workingDirectory, packageFolder } = context;
  const templates = invocation.list('templates');
  const fonts = invocation.value('fonts');
  return {
    target,
    workingDirectory,
    folders: resourceFolders(invocation, context),
    clientFolder: resolve(packageFolder, 'dist/preview'),
    samplesFolder: resolve(packageFolder, 'samples'),
    token: randomBytes(24).toString('hex'),
    language: context.language,
    given: [
      ...templates.flatMap((one) => ['--templates', one]),
      ...(fonts === null ? [] : ['--fonts', fonts]),
    ],
    checkSettings: async (path) => {
      // A new finder each time: a finder caches files, and a preview outlives many changes.
      const finder = new ConfigFinder(workingDirectory, null);
      const { settings, diagnostics } = await finder.configFor({
        path: path ?? resolve(workingDirectory, 'dropped'),
      });
      return { value: settings, diagnostics };
    },
    onDefect: (error) => context.reporter.stack(error),
    stateFolder: stateFolder(context),
    firstRevision: Date.now(),
  };
}

/** Where programs keep what outlives them (XDG Base Directory, Windows' known folders). */
function stateFolder({ environment }: CommandContext): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = environment;
  const folder = XDG_STATE_HOME || LOCALAPPDATA || join(homedir(), '.local', 'state');
  return resolve(folder, 'jibiao', 'edits');
}

/** Listens on the given port, else on the default one or any free one. Reports failure and returns null. */
async function start(
  options: Omit<PreviewOptions, 'port'>,
  port: number,
  { reporter }: CommandContext,
): Promise<Preview | null> {
  try {
    return await startPreview({ ...options, port: port === 0 ? usualPort : port });
  } catch (error) {
    const isTaken = systemCode(error) === 'EADDRINUSE';
    if (isTaken && port === 0) {
      return await startPreview({ ...options, port: 0 });
    }
    const { zh, en } = isTaken
      ? {
          zh: '已被别的程序占用，请换一个 --port',
          en: 'it is taken by another program; choose another --port',
        }
      : systemReason(error);
    reporter.diagnostics([
      errorOf('cli/no-port', `端口 ${port} 不能用：${zh}`, `port ${port} cannot be used: ${en}`, {
        parameters: { port, reason: en },
      }),
    ]);
    return null;
  }
}
