/** Options for the folders of packs and faces; shared by all commands that make or list forms. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ResourceFolders } from '../resources.js';
import { hasForm, ShippedSets } from '../shipped-sets.js';
import { type CommandContext, type Invocation, listOption, type OptionSpec, valueOption } from './command.js';

export const templatesOption: OptionSpec = listOption(
  ['<文件夹>', '<folder>'],
  '另加的表样；mof 是自带的财政部各表',
  'folder of further form packs; mof: those of the Ministry of Finance, which come with the program',
);

export const fontsOption: OptionSpec = valueOption(
  ['<文件夹>', '<folder>'],
  '自备字体',
  "folder of the user's own fonts",
);

/**
 * Ours, those that the command line names, and the shipped sets that it names or that have one of `forms` which these
 * folders do not have: they are read with the others, so that filings need not name the form.
 */
export function resourceFolders(
  invocation: Invocation,
  { workingDirectory, packageFolder }: CommandContext,
  forms: readonly string[] = invocation.list('form'),
): ResourceFolders {
  const fonts = invocation.value('fonts');
  const setsFolder = join(packageFolder, 'packs');
  const sets = new ShippedSets(setsFolder);
  const named = invocation.list('templates').map((name) => {
    const folder = resolve(workingDirectory, name);
    return existsSync(folder) ? folder : (sets.named(name) ?? folder);
  });
  // A folder's own form of that name takes the place of the set's, which may declare the same fields otherwise.
  const missing = forms.filter((form) => !named.some((folder) => hasForm(folder, form)));
  const asked = missing.flatMap((form) => sets.find(form)?.set ?? []);
  return {
    templatesFolders: [...new Set([resolve(packageFolder, 'templates'), ...asked, ...named])],
    setsFolder,
    fontsFolder: resolve(packageFolder, 'fonts'),
    userFonts: fonts === null ? null : resolve(workingDirectory, fonts),
  };
}
