/** Reads the sources of a run again when their documents are made: as they were at planning, or not at all. */
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import type { Filing } from '../../filing/index.js';
import { Memo } from '../../memo/index.js';
import type { Job } from '../plan/job.js';
import { type ReadSettings, type ReadSource, readSource } from './read-source.js';
import type { Source } from './sources.js';

/** Bytes of JSON that are kept, some 30 filings; one that is longer is kept alone. */
const keptBytes = 1_000_000;

type JobSource = Pick<Job, 'source' | 'hash'>;

/**
 * Keeps what was read last: jobs of a large filing follow one another, and findings of a compilation go from one filing to the
 * other and back.
 */
export class PlannedSources {
  readonly #settings: ReadSettings;
  readonly #readings = new Memo<string, ReadSource>({
    capacity: keptBytes,
    weigh: ({ size }) => Math.min(size, keptBytes),
  });

  constructor(settings: ReadSettings) {
    this.#settings = settings;
  }

  /** Its value is null if the file has changed since planning, so that no document gets the name and key of other data. */
  async read({ source, hash }: JobSource): Promise<ReadSource> {
    const kept = this.#readings.get(source.name);
    if (kept?.hash === hash) return kept;
    const read = await readSource(source, this.#settings);
    if (read.hash === '') return read;
    if (read.hash !== hash) return { ...read, value: null, diagnostics: [changed(source)] };
    this.#readings.set(source.name, read);
    return read;
  }

  /** From memory where the plan has kept it. */
  async filing(planned: JobSource & Pick<Job, 'filing'>): Promise<{
    readonly value: Filing | null;
    readonly diagnostics: readonly Diagnostic[];
  }> {
    const { filing } = planned;
    return filing === null ? await this.read(planned) : { value: filing, diagnostics: [] };
  }
}

function changed(source: Source): Diagnostic {
  return errorOf(
    'batch/source-changed',
    '运行期间数据被改动过，没有按它生成；改好以后，请再运行一次同样的命令',
    'the data were changed while the run went on; nothing was made of them. Once they are as they should be, run the same command again',
    { file: source.name },
  );
}
