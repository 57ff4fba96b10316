/** Where packs and faces come from; the same for every command that makes or lists forms. */
import { resolve } from 'node:path';
import type { ResourceFolders } from '../resources.js';
import type { CommandContext, Invocation, OptionSpec } from './command.js';

export const templatesOption: OptionSpec = {
  kind: 'list',
  placeholder: { zh: '<文件夹>', en: '<folder>' },
  description: { zh: '另加的表格模板', en: 'folder of further form packs' },
};

export const fontsOption: OptionSpec = {
  kind: 'value',
  placeholder: { zh: '<文件夹>', en: '<folder>' },
  description: { zh: '自备字体', en: "folder of the user's own fonts" },
};

/** Ours, and those that the command line names. */
export function resourceFolders(
  invocation: Invocation,
  { workingDirectory, packageFolder }: CommandContext,
): ResourceFolders {
  const fonts = invocation.value('fonts');
  return {
    templatesFolders: [
      resolve(packageFolder, 'templates'),
      ...invocation.list('templates').map((folder) => resolve(workingDirectory, folder)),
    ],
    fontsFolder: resolve(packageFolder, 'fonts'),
    userFonts: fonts === null ? null : resolve(workingDirectory, fonts),
  };
}
