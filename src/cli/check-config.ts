/** Finds and reads jibiao.config.json: the file named by --config, else the one beside a filing, else the one in the working directory. */
import { dirname, join, resolve } from 'node:path';
import { displayName, readOrdinary, type Source } from '../batch/index.js';
import {
  type CheckOptions,
  type CheckSettings,
  configFileName,
  defaultSettings,
  type Finding,
  parseConfig,
  runChecks,
} from '../checks/index.js';
import { type Diagnostic, RefusedFile, systemCode, systemError } from '../diagnostics/index.js';
import { decodePossiblyEmpty, type Filing } from '../filing/index.js';
import { Memo } from '../memo/index.js';
import { flagOption, type OptionSpec, valueOption } from './command.js';

/** Options of every command that reads filings and checks them. */
export const configOption: OptionSpec = valueOption(
  ['<文件>', '<file>'],
  '校验的配置，默认为数据所在文件夹或当前文件夹的 jibiao.config.json',
  'settings of the checks, by default jibiao.config.json beside the filing or in the working directory',
);

export const noNormalizeOption: OptionSpec = flagOption(
  '不规范的写法（150万、2024.1.1 等）算错误，不去看懂',
  'refuse what is not canonical (150万, 2024.1.1 …) instead of understanding it',
);

interface FoundConfig {
  /** The name that messages use; null if no file was found. */
  readonly name: string | null;
  /** null if the file is invalid. */
  readonly settings: CheckSettings | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Absolute paths. */
type ConfiguredFile = Pick<Source, 'path' | 'spooledFrom'>;

/** Finds the configuration of each filing and reads each file only once. */
export class ConfigFinder {
  /** Beside the filings of so many folders, and in the working directory. */
  readonly #found = new Memo<string, Promise<FoundConfig | null>>({ capacity: 10_000 });

  readonly #workingDirectory: string;
  readonly #named: string | null;

  constructor(
    workingDirectory: string,
    /** The argument of --config; null: search for the file. */
    named: string | null,
  ) {
    this.#workingDirectory = workingDirectory;
    this.#named = named;
  }

  /** Returns the configuration for a source: the file beside that which it was made from. */
  async configFor({ path: own, spooledFrom = own }: ConfiguredFile): Promise<FoundConfig> {
    if (this.#named !== null) {
      const path = resolve(this.#workingDirectory, this.#named);
      const missing = new RefusedFile({ zh: '没有这个文件', en: 'no such file' });
      const diagnostics = [unreadable(this.#named, missing)];
      return (await this.#read(path)) ?? { name: this.#named, settings: null, diagnostics };
    }
    for (const folder of [dirname(spooledFrom), this.#workingDirectory]) {
      const config = await this.#read(join(folder, configFileName));
      if (config !== null) {
        return config;
      }
    }
    return { name: null, settings: defaultSettings, diagnostics: [] };
  }

  /** Returns what is wrong with the configurations of these filings, without duplicates. */
  async problems(sources: readonly ConfiguredFile[]): Promise<readonly Diagnostic[]> {
    const configs = new Set<FoundConfig>();
    for (const source of sources) configs.add(await this.configFor(source));
    return [...configs].filter(({ settings }) => settings === null).flatMap(({ diagnostics }) => diagnostics);
  }

  #read(path: string): Promise<FoundConfig | null> {
    return this.#found.getOrCompute(path, () => readConfig(path, displayName(path, this.#workingDirectory)));
  }
}

/** Checks a filing with the configuration that applies to it. */
export async function checkBy(
  finder: ConfigFinder,
  filing: Filing,
  source: Source,
  options: Pick<CheckOptions, 'forms' | 'resources'>,
): Promise<readonly Finding[]> {
  const { settings } = await finder.configFor(source);
  return runChecks(filing, settings ?? defaultSettings, { file: source.name, ...options });
}

/** Bytes. Bounds the file because nobody asked for it: whatever lies beside the filings is read. */
const largestConfig = 1_000_000;

/** Returns null if the file does not exist. */
async function readConfig(path: string, name: string): Promise<FoundConfig | null> {
  try {
    const bytes = await readOrdinary(path, largestConfig);
    const decoded = decodePossiblyEmpty(bytes);
    const problem = 'problem' in decoded ? decoded.problem : null;
    if (problem?.code === 'filing/encoding') {
      return { name, settings: null, diagnostics: [{ ...problem, file: name }] };
    }
    const text = 'text' in decoded ? decoded.text : bytes.toString('utf8');
    const { value, diagnostics } = parseConfig(text, { file: name });
    return { name, settings: value, diagnostics };
  } catch (error) {
    return systemCode(error) === 'ENOENT'
      ? null
      : { name, settings: null, diagnostics: [unreadable(name, error)] };
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  const words = ['配置文件无法读取', 'the configuration cannot be read'] as const;
  return systemError('cli/unreadable-config', error, words, { file });
}
