/** jibiao schema: prints the JSON Schema of filings, for editors. */
import { resolve } from 'node:path';
import { displayName, selectionProblems } from '../../batch/index.js';
import { configJsonSchema } from '../../checks/index.js';
import { loadSchema } from '../../declared-fields.js';
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import { type FilingSchema, fieldsJsonSchema, filingJsonSchema } from '../../filing/index.js';
import { loadPacks, type ResourceFolders } from '../../resources.js';
import { packJsonSchema } from '../../template/index.js';
import {
  type Command,
  type CommandContext,
  type ExitCode,
  example,
  flagOption,
  type Invocation,
  jsonOption,
  listOption,
  valueOption,
} from '../command.js';
import { endWith, failureCode } from '../exit-code.js';
import { endWithFile, forceOption, replacing } from '../give-file.js';
import { resourceFolders, templatesOption } from '../resource-options.js';

export const command: Command = {
  description: {
    zh: '输出填报数据的 JSON Schema，供编辑器补全和检查。',
    en: 'Print the JSON Schema of filings, for completion and checks in an editor.',
  },
  arguments: { usage: { zh: '', en: '' }, least: 0, most: 0 },
  options: {
    config: flagOption('改为输出 jibiao.config.json 的', 'that of jibiao.config.json instead'),
    'form-json': flagOption('改为输出 form.json（表样）的', 'that of form.json instead'),
    fields: flagOption('改为输出 fields.json（数据字典）的', 'that of fields.json instead'),
    form: listOption(
      ['<表>', '<form>'],
      '连同这种自带的表声明的项，如 mof-project-monitor',
      'with what this shipped form declares, such as mof-project-monitor',
    ),
    templates: templatesOption,
    output: flagOption('改为输出 --json 的结果的', 'that of what --json prints instead'),
    out: valueOption(
      ['<文件>', '<file>'],
      '写到这个文件（PowerShell 的 > 会改编码）',
      "into this file (PowerShell's > changes the encoding)",
    ),
    force: forceOption,
    json: jsonOption,
  },
  examples: [example('jibiao schema --out filing.schema.json', '存成文件', 'into a file')],
  run: async (invocation, context) => {
    const chosen = ['config', 'form-json', 'fields', 'output'].filter((option) => invocation.flag(option));
    if (chosen.length > 1) {
      const options = chosen.map((option) => `--${option}`);
      const [message, english] = [
        `${options.join('、')} 只能给一个`,
        `give only one of ${options.join(', ')}`,
      ];
      return endWith(
        [errorOf('cli/one-schema-only', message, english, { parameters: { options } })],
        context,
        2,
      );
    }
    if (invocation.flag('output')) {
      const { outputJsonSchema } = await import('../output-schema.js');
      return await give(outputJsonSchema(), invocation, context);
    }
    const folders = resourceFolders(invocation, context);
    const unknown = unknownForms(invocation.list('form'), folders);
    if (unknown.length > 0) return endWith(unknown, context, 2);
    const declared = loadSchema(folders.templatesFolders);
    context.reporter.diagnostics(declared.diagnostics);
    if (declared.value === null) return failureCode(declared.diagnostics);
    return await give(schemaOf(invocation, declared.value), invocation, context);
  },
};

/** Reports forms that there are not; the packs are read only where some are named. */
function unknownForms(forms: readonly string[], folders: ResourceFolders): readonly Diagnostic[] {
  const packs = forms.length === 0 ? null : loadPacks(folders).value;
  return packs === null ? [] : selectionProblems({ forms, projects: [] }, packs.packs);
}

/** Prints to standard output, or writes the named file; one that stands there is replaced if it is a schema. */
async function give(schema: unknown, invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  const out = invocation.value('out');
  if (out === null) {
    context.print(text);
    return 0;
  }
  const path = resolve(context.workingDirectory, out);
  const file = displayName(path, context.workingDirectory);
  const told = { zh: `写出 ${file}`, en: `wrote ${file}` };
  return endWithFile(path, text, replacing(invocation, isSchema), told, context);
}

function schemaOf(invocation: Invocation, declared: FilingSchema): Readonly<Record<string, unknown>> {
  if (invocation.flag('config')) return configJsonSchema();
  if (invocation.flag('form-json')) return packJsonSchema();
  return invocation.flag('fields') ? fieldsJsonSchema() : filingJsonSchema(declared);
}

/** Whether the text is a JSON Schema, by its first member. */
function isSchema(text: string): boolean {
  return /^\s*\{\s*"\$schema":\s*"https:\/\/json-schema\.org\//.test(text);
}
