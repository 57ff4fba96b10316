/** Writes the command line that makes what is shown, so that it can be copied. */
import { settingsOf } from '../render/index.js';
import type { ViewRequest } from './view-request.js';

interface CommandParts {
  /** The filing's file as people name it. */
  readonly file: string;
  readonly form: string;
  /** Index from 0. */
  readonly project: number | null;
  readonly request: ViewRequest;
  /** Options that the preview itself was started with: `--templates`, `--fonts`. */
  readonly given: readonly string[];
}

export function renderCommand({ file, form, project, request, given }: CommandParts): string {
  const { profile, options, rendering, missingGlyphs, fit } = request;
  const settings = [
    ...Object.entries(options).map(([name, value]) => `${name}=${value}`),
    ...settingsOf(rendering).map(([name, value]) => `${name}=${value}`),
    ...(missingGlyphs === 'substitute' ? ['missing=substitute'] : []),
    ...(fit === undefined ? [] : [`fit=${fit}`]),
  ];
  const words = [
    ...['jibiao', 'render', file, '--form', form],
    ...(project === null ? [] : ['--project', String(project + 1)]),
    ...(profile === 'table' ? [] : ['--profile', profile]),
    ...settings.flatMap((setting) => ['--set', setting]),
    ...given,
  ];
  return words.map(quoted).join(' ');
}

/** As a POSIX shell takes it. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
