/** Types of what a job is run with: settings, resources and the file writer. */
import type { FitMode, MissingGlyphs, ProfileId } from '../../layout/index.js';
import type { Resources } from '../../pipeline.js';
import type { WholeFileWriter } from '../results/whole-file.js';
import type { PlannedSources } from '../sources/planned-sources.js';
import type { WriteSettings } from './write-document.js';

/** Settings that all jobs of a run share. Plain data. */
export interface RenderSettings extends WriteSettings {
  readonly profile: ProfileId;
  /** Pack options given by --set; each pack uses those that it knows. */
  readonly options: Readonly<Record<string, string>>;
  readonly missingGlyphs: MissingGlyphs;
  readonly fit?: FitMode | undefined;
  /** Whether unambiguous but non-canonical values (`150万`) are accepted; true by default. */
  readonly normalize?: boolean;
}

export interface JobTools {
  readonly settings: RenderSettings;
  readonly resources: Resources;
  readonly sources: PlannedSources;
  readonly writer: WholeFileWriter;
  /** Called with unexpected exceptions, for debugging. */
  readonly onDefect: (error: unknown) => void;
}
