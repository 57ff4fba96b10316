/** jibiao schema: the JSON Schema of filings, for editors. */
import { configJsonSchema } from '../../checks/index.js';
import { filingJsonSchema } from '../../filing/index.js';
import { type Command, jsonOption } from '../command.js';

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
    json: jsonOption,
  },
  examples: [{ line: 'jibiao schema > filing.schema.json', text: { zh: '存成文件', en: 'into a file' } }],
  run: async (invocation, context) => {
    const schema = invocation.flag('config') ? configJsonSchema() : filingJsonSchema();
    context.print(`${JSON.stringify(schema, null, 2)}\n`);
    return 0;
  },
};
