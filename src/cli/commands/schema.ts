/** jibiao schema: prints the JSON Schema of filings, for editors. */
import { basename, dirname, resolve } from 'node:path';
import { displayName, makeFolder, WholeFileWriter } from '../../batch/index.js';
import { configJsonSchema } from '../../checks/index.js';
import { loadSchema } from '../../declared-fields.js';
import { systemReason } from '../../diagnostics/index.js';
import { type FilingSchema, fieldsJsonSchema, filingJsonSchema } from '../../filing/index.js';
import { packJsonSchema } from '../../template/index.js';
import { usage } from '../arguments.js';
import { type Command, type CommandContext, type ExitCode, type Invocation, jsonOption } from '../command.js';
import { failureCode, unwritableFile } from '../exit-code.js';
import { resourceFolders, templatesOption } from '../resource-options.js';

export const command: Command = {
  description: {
    zh: '输出填报数据的 JSON Schema，供编辑器补全和检查。',
    en: 'Print the JSON Schema of filings, for completion and checks in an editor.',
  },
  arguments: { usage: { zh: '', en: '' }, least: 0, most: 0 },
  options: {
    config: {
      kind: 'flag',
      description: { zh: '改为输出 jibiao.config.json 的', en: 'that of jibiao.config.json instead' },
    },
    'form-json': {
      kind: 'flag',
      description: { zh: '改为输出 form.json（表样）的', en: 'that of form.json instead' },
    },
    fields: {
      kind: 'flag',
      description: { zh: '改为输出 fields.json（数据字典）的', en: 'that of fields.json instead' },
    },
    form: {
      kind: 'list',
      placeholder: { zh: '<表>', en: '<form>' },
      description: {
        zh: '连同这种自带的表声明的项，如 mof-project-monitor',
        en: 'with what this shipped form declares, such as mof-project-monitor',
      },
    },
    templates: templatesOption,
    output: {
      kind: 'flag',
      description: { zh: '改为输出 --json 的结果的', en: 'that of what --json prints instead' },
    },
    out: {
      kind: 'value',
      placeholder: { zh: '<文件>', en: '<file>' },
      description: {
        zh: '写到这个文件（PowerShell 的 > 会改编码）',
        en: "into this file (PowerShell's > changes the encoding)",
      },
    },
    json: jsonOption,
  },
  examples: [{ line: 'jibiao schema --out filing.schema.json', text: { zh: '存成文件', en: 'into a file' } }],
  run: async (invocation, context) => {
    const chosen = ['config', 'form-json', 'fields', 'output'].filter((option) => invocation.flag(option));
    if (chosen.length > 1) {
      const options = chosen.map((option) => `--${option}`);
      context.reporter.diagnostics([
        usage(
          'one-schema-only',
          `${options.join('、')} 只能给一个。`,
          `Give only one of ${options.join(', ')}.`,
          { options },
        ),
      ]);
      return 2;
    }
    if (invocation.flag('output')) {
      const { outputJsonSchema } = await import('../output-schema.js');
      return await give(outputJsonSchema(), invocation, context);
    }
    const declared = loadSchema(resourceFolders(invocation, context).templatesFolders);
    context.reporter.diagnostics(declared.diagnostics);
    if (declared.value === null) return failureCode(declared.diagnostics);
    return await give(schemaOf(invocation, declared.value), invocation, context);
  },
};

/** Prints to standard output, or writes the named file atomically. */
async function give(schema: unknown, invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  const out = invocation.value('out');
  if (out === null) {
    context.print(text);
    return 0;
  }
  const path = resolve(context.workingDirectory, out);
  const file = displayName(path, context.workingDirectory);
  try {
    await makeFolder(dirname(path));
    const writer = new WholeFileWriter(dirname(path), { process: context.processId, thread: 0 });
    await writer.write(basename(path), Buffer.from(text));
  } catch (error) {
    const problem = unwritableFile(file, systemReason(error));
    context.reporter.diagnostics([problem]);
    return failureCode([problem]);
  }
  context.reporter.line({ zh: `写出 ${file}`, en: `wrote ${file}` });
  return 0;
}

function schemaOf(invocation: Invocation, declared: FilingSchema): Readonly<Record<string, unknown>> {
  if (invocation.flag('config')) return configJsonSchema();
  if (invocation.flag('form-json')) return packJsonSchema();
  return invocation.flag('fields') ? fieldsJsonSchema() : filingJsonSchema(declared);
}
