/** jibiao next: starts the data of the year's next stage from an earlier filing. */
import { writeFile } from 'node:fs/promises';
import { parse, resolve } from 'node:path';
import { displayName, readSource } from '../../batch/index.js';
import { suggestedScores } from '../../checks/index.js';
import { loadSchema } from '../../declared-fields.js';
import { type Diagnostic, diagnostic, systemReason } from '../../diagnostics/index.js';
import { nextStage, type Stage, stages } from '../../filing/index.js';
import type { Command, CommandContext, ExitCode, Invocation } from '../command.js';
import { resourceFolders, templatesOption } from '../resource-options.js';

export const command: Command = {
  description: {
    zh: '由已填报的数据写出下一阶段（运行监控、自评）的数据：目标和预算带过去，已填的不动。',
    en: 'Write the data of the next stage (monitoring, self-evaluation) from what was filed: targets and budgets carried on, nothing filed overwritten.',
  },
  arguments: { usage: { zh: '<文件>', en: '<file>' }, least: 1, most: 1 },
  options: {
    stage: {
      kind: 'value',
      placeholder: { zh: '<阶段>', en: '<stage>' },
      description: {
        zh: `${stages.join('、')}，默认 self-evaluation`,
        en: `${stages.join(', ')}; self-evaluation by default`,
      },
    },
    out: {
      kind: 'value',
      placeholder: { zh: '<文件>', en: '<file>' },
      description: {
        zh: '写入的文件，默认在原文件名后加阶段',
        en: 'file to write; by default the name with the stage behind it',
      },
    },
    templates: templatesOption,
  },
  examples: [
    {
      line: 'jibiao next 数据.json --stage self-evaluation',
      text: { zh: '写出 数据-self-evaluation.json', en: 'into 数据-self-evaluation.json' },
    },
  ],
  run,
};

async function run(invocation: Invocation, context: CommandContext): Promise<ExitCode> {
  const fail = (diagnostics: readonly Diagnostic[], code: ExitCode) => {
    context.reporter.diagnostics(diagnostics);
    return code;
  };
  const stage = stageOf(invocation.value('stage') ?? 'self-evaluation');
  if (stage === null) return fail([unknownStage(invocation.value('stage') ?? '')], 2);
  const schema = loadSchema(resourceFolders(invocation, context).templatesFolders);
  if (schema.value === null) return fail(schema.diagnostics, 1);
  const [given = ''] = invocation.arguments;
  const path = resolve(context.workingDirectory, given);
  const name = displayName(path, context.workingDirectory);
  const { value, diagnostics } = await readSource({ path, name }, { schema: schema.value });
  if (value === null) return fail(diagnostics, 1);
  const { dir, name: stem } = parse(path);
  const out = resolve(
    context.workingDirectory,
    invocation.value('out') ?? resolve(dir, `${stem}-${stage}.json`),
  );
  const outName = displayName(out, context.workingDirectory);
  try {
    const next = nextStage(value, schema.value, stage, suggestedScores(value));
    await writeFile(out, `${JSON.stringify(next, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    return fail([unwritten(outName, error)], 1);
  }
  context.reporter.line({ zh: `写出 ${outName}`, en: `wrote ${outName}` });
  return 0;
}

function stageOf(given: string): Stage | null {
  return stages.find((stage) => stage === given) ?? null;
}

function unknownStage(given: string): Diagnostic {
  return diagnostic({
    code: 'cli/unknown-stage',
    severity: 'error',
    message: `没有这个阶段：${given}。可用的有：${stages.join(' ')}`,
    english: `There is no such stage: ${given}. Known: ${stages.join(' ')}`,
  });
}

function unwritten(file: string, error: unknown): Diagnostic {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  const { zh, en } = systemReason(error);
  return diagnostic({
    code: isTaken ? 'cli/file-exists' : 'cli/unwritable-file',
    severity: 'error',
    message: isTaken ? '已有这个文件，没有改动它。请用 --out 换一个文件名。' : `没有写出：${zh}。`,
    english: isTaken
      ? 'exists already and was left as it is; choose another name with --out.'
      : `was not written: ${en}.`,
    file,
  });
}
