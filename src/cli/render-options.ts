/** Reads the options of making documents; shared by all commands that make some. */
import { resolve, sep } from 'node:path';
import { type Naming, type RenderSettings, type SameUnitPolicy, safePart } from '../batch/index.js';
import { type Diagnostic, errorOf, type Text, unknownName } from '../diagnostics/index.js';
import type { ProfileId } from '../layout/index.js';
import {
  type Format,
  formats,
  isPictureDpi,
  isRenderSetting,
  pictureDpi,
  renderOptionsOf,
  renderSettings,
} from '../render/index.js';
import { fitModes, profiles } from '../request-faults.js';
import { type FormPack, readOptions } from '../template/index.js';
import type { Invocation } from './command.js';
import { usualFormats } from './document-options.js';
import { formatsAsked, readNaming, readOutput, readSameUnit, reservedProblem } from './output-options.js';

export interface RenderArguments {
  readonly formats: readonly Format[];
  /** Absolute. */
  readonly out: string;
  readonly settings: RenderSettings & { readonly normalize: boolean };
  /** Name, without extension, of the one document that all filings are compiled into; null: a document for each. */
  readonly merge: string | null;
  /** See `PlanRequest`; null: not given. */
  readonly sameUnit: SameUnitPolicy | null;
  readonly severalYears: boolean;
  readonly naming: Naming;
  /** Absolute path of the one document; `-`: standard output; null: into `out`. */
  readonly output: string | null;
  /** Absolute path of the zip to write as well; null: none. */
  readonly zip: string | null;
  /** Number of worker threads; null: chosen by the number of files. */
  readonly jobs: number | null;
  /** Time limit for one document, in milliseconds; null: no limit. */
  readonly timeout: number | null;
}

export function readRenderOptions(
  invocation: Invocation,
  workingDirectory: string,
): { readonly options: RenderArguments | null; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const chosenFormats = readFormats(formatsAsked(invocation), problems);
  const profile = readProfile(invocation.value('profile') ?? 'table', problems);
  const { missing = 'error', fit, ...settings } = readSettings(invocation.list('set'), problems);
  problems.push(...badSetting('missing', missing, ['error', 'substitute']));
  if (fit !== undefined) problems.push(...badSetting('fit', fit, fitModes));
  const isOfFormats = ([name]: readonly [string, string]) => isRenderSetting(name);
  const formatSettings = Object.entries(settings).filter(isOfFormats);
  const packOptions = Object.fromEntries(Object.entries(settings).filter((one) => !isOfFormats(one)));
  for (const [name, value] of formatSettings) {
    if (isRenderSetting(name)) problems.push(...badSetting(name, value, renderSettings[name]));
  }
  const seconds = readCount(invocation, 'timeout', problems);
  const zip = invocation.value('zip');
  // Ordinary names on other systems.
  if (sep === '\\') {
    for (const option of ['out', 'zip']) problems.push(...reservedProblem(option, invocation.value(option)));
  }
  const options: RenderArguments = {
    formats: chosenFormats,
    out: resolve(workingDirectory, invocation.value('out') ?? 'out'),
    settings: {
      profile: profile ?? 'table',
      options: packOptions,
      ...renderOptionsOf(new Map(formatSettings)),
      dpi: readDpi(invocation, chosenFormats, problems),
      missingGlyphs: missing === 'substitute' ? 'substitute' : 'error',
      fit: fitModes.find((one) => one === fit) ?? (invocation.flag('fit') ? 'tail' : undefined),
      normalize: !invocation.flag('no-normalize'),
    },
    merge: readMerge(invocation, problems),
    sameUnit: readSameUnit(invocation.value('same-unit'), problems),
    severalYears: invocation.flag('years'),
    naming: readNaming(invocation, problems),
    output: readOutput(invocation, workingDirectory, problems),
    zip: zip === null ? null : zipFile(resolve(workingDirectory, zip)),
    jobs: readCount(invocation, 'jobs', problems),
    timeout: seconds === null ? null : seconds * 1000,
  };
  return { options: problems.length === 0 ? options : null, problems };
}

/** Reads --merge as a file name without folders; removes a format's extension, since each format adds its own. */
function readMerge(invocation: Invocation, problems: Diagnostic[]): string | null {
  const given = invocation.value('merge');
  if (given === null) return null;
  const endings = formats.map(({ extension }) => `.${extension}`);
  const ending = endings.find((one) => given.toLowerCase().endsWith(one)) ?? '';
  const name = safePart(given.slice(0, given.length - ending.length));
  if (name === '') {
    problems.push(
      errorOf(
        'cli/bad-merge-name',
        `--merge 应为文件名：${given}`,
        `--merge takes the name of a file: ${given}`,
        { parameters: { found: given } },
      ),
    );
  } else if (/[/\\]/.test(given)) {
    problems.push(
      errorOf(
        'cli/merge-name-with-folder',
        `--merge 只写文件名，不写文件夹：${given}。写到哪个文件夹用 --out`,
        `--merge takes the name of a file, without folders: ${given}. --out says into which folder`,
        { parameters: { found: given } },
      ),
    );
  }
  return name;
}

/** Adds the extension .zip, so that the zip opens and can overwrite neither data nor a result. */
function zipFile(path: string): string {
  return /\.zip$/i.test(path) ? path : `${path}.zip`;
}

function readFormats(given: readonly string[], problems: Diagnostic[]): readonly Format[] {
  const ids = (given.length === 0 ? [usualFormats] : given)
    .flatMap((list) => list.split(/[,，]/))
    .map((id) => id.trim());
  const known = formats.map((format) => format.id);
  return [...new Set(ids)].flatMap((id) => {
    const format = formats.find((one) => one.id === id.toLowerCase());
    if (format === undefined) {
      problems.push(unknownName('cli/unknown-format', { zh: '格式', en: 'format' }, id, known));
    }
    return format ?? [];
  });
}

/** Reads the dots per inch of pictures. An error if no pictures are made. */
function readDpi(invocation: Invocation, chosen: readonly Format[], problems: Diagnostic[]): number {
  const given = invocation.value('dpi');
  if (given === null) return pictureDpi.usual;
  const dpi = /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN;
  const { least, most } = pictureDpi;
  if (!isPictureDpi(dpi)) {
    problems.push(
      errorOf(
        'cli/bad-dpi',
        `--dpi 应为 ${least} 到 ${most} 的整数：${given}。屏幕上看用 ${pictureDpi.usual}，打印用 300`,
        `--dpi takes a whole number from ${least} to ${most}: ${given}. ${pictureDpi.usual} is good for a screen, 300 for print`,
        { parameters: { found: given, least, most } },
      ),
    );
  }
  if (!chosen.some(({ kind }) => kind === 'pictures')) {
    problems.push(
      errorOf(
        'cli/dpi-without-pictures',
        '--dpi 只用于图片，请加上 --to png',
        '--dpi is for pictures: add --to png',
      ),
    );
  }
  return dpi;
}

/** Reads a whole number from 1; null: not given. */
function readCount(invocation: Invocation, name: string, problems: Diagnostic[]): number | null {
  const given = invocation.value(name);
  if (given === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(given)) {
    problems.push(
      errorOf(
        'cli/not-a-count',
        `--${name} 应为从 1 起的整数：${given}`,
        `--${name} takes a whole number from 1: ${given}`,
        { parameters: { option: `--${name}`, found: given } },
      ),
    );
  }
  return Number(given);
}

function readProfile(given: string, problems: Diagnostic[]): ProfileId | null {
  const profile = profiles.find((one) => one === given) ?? null;
  if (profile === null) {
    problems.push(unknownName('cli/unknown-profile', { zh: '版式', en: 'profile' }, given, profiles));
  }
  return profile;
}

function readSettings(given: readonly string[], problems: Diagnostic[]): Readonly<Record<string, string>> {
  const settings = new Map<string, string>();
  for (const setting of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    if (name === undefined || value === undefined) {
      problems.push(
        errorOf(
          'cli/bad-setting',
          `--set 应写作 选项=值：${setting}`,
          `--set takes option=value: ${setting}`,
          { parameters: { found: setting } },
        ),
      );
    } else {
      settings.set(name.trim(), value.trim());
    }
  }
  return Object.fromEntries(settings);
}

function badSetting(name: string, value: string, allowed: readonly string[]): readonly Diagnostic[] {
  return allowed.includes(value)
    ? []
    : [unknownName('cli/unknown-option-value', valueName(name), value, allowed)];
}

function valueName(option: string): Text {
  return { zh: `选项 ${option} 的值`, en: `value of option ${option}` };
}

/** Reports options that none of the forms knows, and values that a form does not accept. */
export function packOptionProblems(
  given: Readonly<Record<string, string>>,
  packs: readonly FormPack[],
): readonly Diagnostic[] {
  const known = packs.flatMap((pack) => Object.keys(pack.options));
  const strange = Object.keys(given).filter((name) => !known.includes(name));
  const wrong = packs.flatMap((pack) => {
    const own = Object.entries(given).filter(([name]) => Object.hasOwn(pack.options, name));
    return readOptions(pack, Object.fromEntries(own)).diagnostics;
  });
  return [
    ...strange.map((name) =>
      unknownName('cli/unknown-option', { zh: '表格选项', en: 'form option' }, name, [
        ...known,
        ...Object.keys(renderSettings),
        'missing',
      ]),
    ),
    ...wrong,
  ];
}
