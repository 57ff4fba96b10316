/** Options of a pack: their defaults, and what `--set name=value` makes of them. */
import { type Diagnostic, errorOf, meantName, type Result } from '../diagnostics/index.js';
import { clip } from '../json/index.js';
import type { FormPack, OptionValue, OptionValues, PackOption } from './pack.js';

/** Returns a value for every option; unknown names and values are errors. */
export function readOptions(
  pack: Pick<FormPack, 'id' | 'options'>,
  given: Readonly<Record<string, string>>,
): Result<OptionValues> {
  const diagnostics: Diagnostic[] = [];
  const values = new Map<string, OptionValue>(
    Object.entries(pack.options).map(([name, option]) => [name, option.default]),
  );
  for (const [name, text] of Object.entries(given)) {
    const option = Object.hasOwn(pack.options, name) ? pack.options[name] : undefined;
    const value = option === undefined ? null : readOption(option, text);
    if (option === undefined) diagnostics.push(unknownOption(pack, name));
    else if (value === null) diagnostics.push(wrongValue(name, text, option));
    else values.set(name, value);
  }
  return { value: diagnostics.length > 0 ? null : Object.fromEntries(values), diagnostics };
}

function readOption(option: PackOption, text: string): OptionValue | null {
  if (option.type === 'text') return text;
  if (!allowed(option).includes(text)) return null;
  return option.type === 'boolean' ? text === 'true' : text;
}

function allowed(option: PackOption): readonly string[] {
  switch (option.type) {
    case 'boolean':
      return ['true', 'false'];
    case 'choice':
      return option.values;
    case 'text':
      return [];
  }
}

function unknownOption(pack: Pick<FormPack, 'id' | 'options'>, name: string): Diagnostic {
  const names = Object.keys(pack.options);
  const { nearest, zh, en } = meantName(name, names);
  return errorOf(
    'template/unknown-option',
    `表 ${pack.id} 没有选项“${name}”；${zh}`,
    `the form ${pack.id} has no option ${name}; ${en}`,
    { parameters: { form: pack.id, option: name, nearest, known: names } },
  );
}

function wrongValue(name: string, given: string, option: PackOption): Diagnostic {
  const values = allowed(option);
  const text = clip(given);
  return errorOf(
    'template/wrong-option-value',
    `选项“${name}”不能是“${text}”；可取：${values.join('、')}`,
    `the option ${name} cannot be "${text}"; it takes ${values.join(', ')}`,
    { parameters: { option: name, value: text, known: values } },
  );
}
