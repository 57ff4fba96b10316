/** What carrying out a job takes besides the job. */
import type { FitMode, MissingGlyphs, ProfileId } from '../../layout/index.js';
import type { Resources } from '../../pipeline.js';
import type { WholeFileWriter } from '../results/whole-file.js';
import type { WriteSettings } from './write-document.js';

/** How documents are made; the same for every job of a run. Plain data. */
export interface RenderSettings extends WriteSettings {
  readonly profile: ProfileId;
  /** Pack options as given by --set; a pack takes those that it knows. */
  readonly options: Readonly<Record<string, string>>;
  readonly missingGlyphs: MissingGlyphs;
  readonly fit?: FitMode | undefined;
  /** Whether sources are read with what is plain but not canonical understood; true by default. */
  readonly normalize?: boolean;
}

export interface JobTools {
  readonly settings: RenderSettings;
  readonly resources: Resources;
  readonly writer: WholeFileWriter;
  /** Told of exceptions that nobody foresaw, for those who look for the defect. */
  readonly onDefect: (error: unknown) => void;
}
