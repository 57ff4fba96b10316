/** Where packs and faces come from; the same for every command that makes or lists forms. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ResourceFolders } from '../resources.js';
import type { CommandContext, Invocation, OptionSpec } from './command.js';

export const templatesOption: OptionSpec = {
  kind: 'list',
  placeholder: { zh: '<文件夹>', en: '<folder>' },
  description: {
    zh: '另加的表格模板；mof 是自带的财政部各表',
    en: 'folder of further form packs; mof: those of the Ministry of Finance, which come with the program',
  },
};

export const fontsOption: OptionSpec = {
  kind: 'value',
  placeholder: { zh: '<文件夹>', en: '<folder>' },
  description: { zh: '自备字体', en: "folder of the user's own fonts" },
};

/** Ours, those that the command line names, and the shipped sets that it names or asks for a form of. */
export function resourceFolders(
  invocation: Invocation,
  { workingDirectory, packageFolder }: CommandContext,
): ResourceFolders {
  const fonts = invocation.value('fonts');
  const named = invocation.list('templates').map((name) => {
    const folder = resolve(workingDirectory, name);
    const set = join(packageFolder, 'packs', name);
    return !existsSync(folder) && /^\w+$/.test(name) && existsSync(set) ? set : folder;
  });
  const asked = setsWith([...invocation.list('form'), ...invocation.arguments], join(packageFolder, 'packs'));
  return {
    templatesFolders: [...new Set([resolve(packageFolder, 'templates'), ...asked, ...named])],
    fontsFolder: resolve(packageFolder, 'fonts'),
    userFonts: fonts === null ? null : resolve(workingDirectory, fonts),
  };
}

/** Shipped sets of packs that are read only where a form of theirs is asked for by its id: their fields.json takes time. */
function setsWith(forms: readonly string[], packs: string): readonly string[] {
  const ids = forms.filter((form) => /^[a-z][a-z0-9-]*$/.test(form));
  if (ids.length === 0 || !existsSync(packs)) return [];
  const sets = readdirSync(packs).map((name) => join(packs, name));
  return sets.filter((set) => ids.some((id) => existsSync(join(set, id, 'form.json'))));
}
