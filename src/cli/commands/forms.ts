/** jibiao forms: lists the forms and the options of each. */

import { hasErrors, type Language, type Text } from '../../diagnostics/index.js';
import { loadPacks } from '../../resources.js';
import { allPacks } from '../../shipped-sets.js';
import type { FormPack, PackOption } from '../../template/index.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  type Invocation,
  jsonOption,
} from '../command.js';
import { endWithJson, failureCode } from '../exit-code.js';
import { resourceFolders, templatesOption } from '../resource-options.js';

export const command: Command = {
  description: { zh: '列出可用的表格及其选项。', en: 'List the forms and their options.' },
  arguments: { usage: { zh: '', en: '' }, least: 0, most: 0 },
  options: {
    templates: templatesOption,
    json: jsonOption,
  },
  examples: [example('jibiao forms --json', '供程序读取', 'for programs')],
  run,
};

const scopes: Readonly<Record<FormPack['scope'], Text>> = {
  project: { zh: '每个项目一份', en: 'one for each project' },
  each: { zh: '列表每项一份', en: 'one for each item of a list' },
  unit: { zh: '每个单位一份', en: 'one for the unit' },
  summary: { zh: '全部项目一份', en: 'one over all projects' },
  findings: { zh: '校验结果一份', en: 'one of the findings' },
  compilation: { zh: '多份数据一份，用 render --merge', en: 'one over many filings, by render --merge' },
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const loaded = loadPacks(resourceFolders(invocation, context));
  const { packs: read } = loaded.value ?? { packs: new Map<string, FormPack>() };
  const all = allPacks(read);
  const packs = all.filter(({ faults }) => faults.length === 0);
  const diagnostics = [...loaded.diagnostics, ...all.flatMap(({ faults }) => faults)];
  const forms = packs.map((pack) => plainForm(pack, read.has(pack.id)));
  if (!invocation.flag('json'))
    context.print(packs.map((pack) => describeForm(pack, read.has(pack.id), context.language)).join('\n'));
  const exitCode = hasErrors(diagnostics) ? failureCode(diagnostics) : 0;
  return endWithJson({ forms }, diagnostics, invocation, context, exitCode);
}

function plainForm(pack: FormPack, isUsual: boolean) {
  const { id, title, scope, amountUnit, edition, source, options } = pack;
  return { id, title, scope, amountUnit, edition, source, options, isUsual };
}

function describeForm(pack: FormPack, isUsual: boolean, language: Language): string {
  const facts = [
    scopes[pack.scope][language],
    pack.amountUnit,
    pack.edition,
    isUsual ? '' : askedFor[language],
  ]
    .filter(Boolean)
    .join('，');
  const options = Object.entries(pack.options).map(([name, option]) => {
    const values = valuesOf(option)[language];
    const standard =
      option.default === ''
        ? { zh: '默认为空', en: 'empty by default' }
        : { zh: `默认 ${option.default}`, en: `default ${option.default}` };
    return `    --set ${name}=<${values}>  ${option.description}（${standard[language]}）\n`;
  });
  return `${pack.id}  ${pack.title}\n    ${facts}\n${options.join('')}`;
}

/** Said of forms whose fields a filing has only where it names them. */
const askedFor: Text = {
  zh: '点名才用：数据的 forms 或 --form',
  en: 'used where named: forms in the data, or --form',
};

function valuesOf(option: PackOption): Text {
  switch (option.type) {
    case 'boolean':
      return { zh: 'true|false', en: 'true|false' };
    case 'choice':
      return { zh: option.values.join('|'), en: option.values.join('|') };
    case 'text':
      return { zh: '文字', en: 'text' };
  }
}
