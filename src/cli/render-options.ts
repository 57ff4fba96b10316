/** Reads the options that say how documents are made; shared by the commands that make any. */
import { resolve } from 'node:path';
import type { OutputFormat } from '../batch/index.js';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { ProfileId } from '../layout/index.js';
import { formats } from '../render/index.js';
import type { FormPack } from '../template/index.js';
import { usage } from './arguments.js';
import type { Invocation } from './command.js';

export interface RenderOptions {
  readonly formats: readonly OutputFormat[];
  /** Absolute. */
  readonly out: string;
  readonly profile: ProfileId;
  readonly packOptions: Readonly<Record<string, string>>;
  readonly wordFlow: boolean;
  /** Absolute. */
  readonly templates: readonly string[];
  /** Absolute. */
  readonly fonts: string | null;
}

const profiles: readonly ProfileId[] = ['table', 'gbt9704'];

export function readRenderOptions(
  invocation: Invocation,
  workingDirectory: string,
): { readonly options: RenderOptions | null; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const chosenFormats = readFormats(invocation.list('to'), problems);
  const profile = readProfile(invocation.value('profile') ?? 'table', problems);
  const { word, ...packOptions } = readSettings(invocation.list('set'), problems);
  if (word !== undefined && word !== 'flow' && word !== 'pages') {
    problems.push(
      usage(
        'bad-option-value',
        `选项 word 的值只能是 pages 或 flow：${word}`,
        `Option word is pages or flow: ${word}`,
      ),
    );
  }
  const fonts = invocation.value('fonts');
  const options: RenderOptions = {
    formats: chosenFormats,
    out: resolve(workingDirectory, invocation.value('out') ?? 'out'),
    profile: profile ?? 'table',
    packOptions,
    wordFlow: word === 'flow',
    templates: invocation.list('templates').map((folder) => resolve(workingDirectory, folder)),
    fonts: fonts === null ? null : resolve(workingDirectory, fonts),
  };
  return { options: problems.length === 0 ? options : null, problems };
}

function readFormats(given: readonly string[], problems: Diagnostic[]): readonly OutputFormat[] {
  const ids = (given.length === 0 ? ['pdf,docx'] : given)
    .flatMap((list) => list.split(/[,，]/))
    .map((id) => id.trim());
  const known = formats.map((format) => format.id);
  return [...new Set(ids)].flatMap((id) => {
    const format = formats.find((one) => one.id === id.toLowerCase());
    if (format === undefined) {
      problems.push(unknown('format', { zh: '格式', en: 'format' }, id, known));
    }
    return format ?? [];
  });
}

function readProfile(given: string, problems: Diagnostic[]): ProfileId | null {
  const profile = profiles.find((one) => one === given) ?? null;
  if (profile === null) {
    problems.push(unknown('profile', { zh: '版式', en: 'profile' }, given, profiles));
  }
  return profile;
}

function readSettings(given: readonly string[], problems: Diagnostic[]): Readonly<Record<string, string>> {
  const settings = new Map<string, string>();
  for (const setting of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (name === undefined || value === undefined) {
      problems.push(
        usage('bad-setting', `--set 应写作 选项=值：${setting}`, `--set takes option=value: ${setting}`),
      );
    } else {
      settings.set(name.trim(), value.trim());
    }
  }
  return Object.fromEntries(settings);
}

/** Options that none of the chosen forms knows, and values that a form does not allow. */
export function unknownPackOptions(
  given: Readonly<Record<string, string>>,
  forms: readonly string[],
  packs: ReadonlyMap<string, FormPack>,
): readonly Diagnostic[] {
  const chosen = forms.flatMap((id) => packs.get(id) ?? []);
  const known = [...new Set(chosen.flatMap((pack) => Object.keys(pack.options)))];
  return Object.entries(given).flatMap(([name, value]) => {
    const specs = chosen.flatMap((pack) =>
      Object.hasOwn(pack.options, name) ? (pack.options[name] ?? []) : [],
    );
    if (specs.length === 0) {
      return [unknown('option', { zh: '表格选项', en: 'form option' }, name, [...known, 'word'])];
    }
    const allowed = specs.map((spec) => spec.values ?? null);
    return allowed.some((values) => values === null || values.includes(value))
      ? []
      : [
          unknown(
            'option-value',
            { zh: `选项 ${name} 的值`, en: `value of option ${name}` },
            value,
            allowed.flatMap((values) => values ?? []),
          ),
        ];
  });
}

function unknown(
  what: string,
  name: { readonly zh: string; readonly en: string },
  given: string,
  known: readonly string[],
): Diagnostic {
  const suggestion = nearest(given, known);
  const all = [...new Set(known)].join(' ');
  return usage(
    `unknown-${what}`,
    `没有这个${name.zh}：${given}。${suggestion === null ? `可用的有：${all}` : `是不是 ${suggestion}？`}`,
    `There is no such ${name.en}: ${given}. ${suggestion === null ? `Known: ${all}` : `Did you mean ${suggestion}?`}`,
  );
}
