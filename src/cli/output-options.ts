/** Reads the options for targets and names of documents: -o, --name, --name-ascii, --same-unit. */
import { extname, resolve } from 'node:path';
import {
  type Naming,
  nameFields,
  reservedName,
  type SameUnitPolicy,
  sameUnitPolicies,
  unknownFields,
  withoutFields,
} from '../batch/index.js';
import { type Diagnostic, errorOf, unknownName } from '../diagnostics/index.js';
import { formats } from '../render/index.js';
import type { Invocation } from './command.js';

export function readNaming(invocation: Invocation, problems: Diagnostic[]): Naming {
  const pattern = invocation.value('name');
  const strange = pattern === null ? [] : unknownFields(pattern);
  const name = { zh: '--name 里的字段', en: 'field in --name' };
  problems.push(...strange.map((one) => unknownName('cli/unknown-name-field', name, one, nameFields)));
  if (pattern !== null && strange.length === 0) problems.push(...patternProblems(pattern));
  return { pattern, ascii: invocation.flag('name-ascii') };
}

/** What would stand in every file's name otherwise: half a field, a folder, an extension before the extension. */
function patternProblems(pattern: string): readonly Diagnostic[] {
  const plain = withoutFields(pattern);
  const extension = /\.(\w+)$/.exec(plain)?.[1]?.toLowerCase();
  const problem = (zh: string, en: string) => [
    errorOf(
      'cli/bad-name-pattern',
      `--name 的式样“${pattern}”${zh}`,
      `the pattern "${pattern}" of --name ${en}`,
      {
        parameters: { found: pattern },
      },
    ),
  ];
  if (/[{}]/.test(plain)) return problem('里有不成对的花括号', 'has a brace without its other half');
  if (/[\\/]/.test(plain))
    return problem(
      '里有斜杠；这里只写文件名，文件夹请用 --out',
      'has a slash: name files only, and the folder by --out',
    );
  if (formats.some((format) => format.extension === extension))
    return problem('带了扩展名；扩展名按格式自动加上，请去掉', 'has an extension; each format adds its own');
  return [];
}

/** Chooses the formats. With -o the file's extension decides; standard output gets a PDF. */
export function formatsAsked(invocation: Invocation): readonly string[] {
  const given = invocation.list('to');
  const output = invocation.value('output');
  if (given.length > 0 || output === null) return given;
  return [output === '-' ? 'pdf' : extname(output).slice(1) || 'pdf'];
}

export function readOutput(
  invocation: Invocation,
  workingDirectory: string,
  problems: Diagnostic[],
): string | null {
  const output = invocation.value('output');
  if (output === null) return null;
  const others = ['out', 'zip', 'name'].filter((option) => invocation.value(option) !== null);
  const flags = ['plan', 'name-ascii', ...(output === '-' ? ['json'] : [])].filter((option) =>
    invocation.flag(option),
  );
  for (const option of [...others, ...flags]) {
    problems.push(
      errorOf('cli/output-alone', `-o 与 --${option} 不能同用`, `-o does not go together with --${option}`, {
        parameters: {
          option: `--${option}`,
        },
      }),
    );
  }
  problems.push(...strangeOutput(output, invocation.list('to')));
  return output === '-' ? output : resolve(workingDirectory, output);
}

/** Reports a folder, and the name of another format than the one that was asked for: programs go by it. */
function strangeOutput(output: string, asked: readonly string[]): readonly Diagnostic[] {
  const parameters = { found: output };
  if (/[/\\]$/.test(output)) {
    const words = ['-o 写一个文件，写到文件夹用 --out', '-o takes a file; --out takes a folder'] as const;
    return [
      errorOf('cli/output-is-a-folder', `${words[0]}：${output}`, `${words[1]}: ${output}`, { parameters }),
    ];
  }
  const { extension } = formats.find(({ extension: one }) => output.toLowerCase().endsWith(`.${one}`)) ?? {};
  if (extension === undefined || asked.length !== 1 || asked[0]?.trim().toLowerCase() === extension)
    return [];
  return [
    errorOf(
      'cli/output-of-another-format',
      `-o 的文件名 ${output} 与 --to ${asked[0]} 不是一种格式；去掉 --to，或改文件名`,
      `the name ${output} of -o is that of another format than --to ${asked[0]}; leave --to out, or change the name`,
      { parameters },
    ),
  ];
}

export function readSameUnit(given: string | null, problems: Diagnostic[]): SameUnitPolicy | null {
  if (given === null) return null;
  const policy = sameUnitPolicies.find((one) => one === given) ?? null;
  const name = { zh: '--same-unit 的值', en: 'value of --same-unit' };
  if (policy === null) problems.push(unknownName('cli/unknown-option-value', name, given, sameUnitPolicies));
  return policy;
}

/** Reports names that Windows reserves for devices. */
export function reservedProblem(option: string, path: string | null): readonly Diagnostic[] {
  const name = path === null ? null : reservedName(path);
  if (name === null) return [];
  return [
    errorOf(
      'cli/reserved-name',
      `--${option} 里的“${name}”是 Windows 保留的设备名，不能用作文件或文件夹；请换一个名字`,
      `"${name}" in --${option} is the name of a device on Windows, not of a file or folder; choose another`,
      { parameters: { option: `--${option}`, found: name } },
    ),
  ];
}
