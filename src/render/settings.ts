/** Settings of output formats (`--set name=value`): the one list that command line and preview read. */

export interface RenderOptions {
  /** Word only: one table a form and Word's own page breaks instead of ours (`word=flow`). */
  readonly wordFlow: boolean;
  /** PDF only: pages and no more, without tags, archive's metadata and attached files (`pdf=plain`). */
  readonly pdfPlain?: boolean;
  /** OFD only: OFD-A for archives, GB/T 42133-2022 (`ofd=archive`). */
  readonly ofdArchive?: boolean;
  /** The part of the filing that is printed does not travel inside the document (`source=false`). */
  readonly withoutSource?: boolean;
}

/** Values of each setting, the default first. */
export const renderSettings = {
  word: ['pages', 'flow'],
  pdf: ['archive', 'plain'],
  ofd: ['standard', 'archive'],
  source: ['true', 'false'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type RenderSetting = keyof typeof renderSettings;

export function isRenderSetting(name: string): name is RenderSetting {
  return Object.hasOwn(renderSettings, name);
}

/** Parses settings; missing or unknown ones get the default. */
export function renderOptionsOf(given: ReadonlyMap<string, string>): RenderOptions {
  return {
    wordFlow: given.get('word') === 'flow',
    ...(given.get('pdf') === 'plain' ? { pdfPlain: true } : {}),
    ...(given.get('ofd') === 'archive' ? { ofdArchive: true } : {}),
    ...(given.get('source') === 'false' ? { withoutSource: true } : {}),
  };
}

/** The settings that give these options, the usual ones left out. */
export function settingsOf(options: RenderOptions): readonly (readonly [RenderSetting, string])[] {
  const { wordFlow, pdfPlain = false, ofdArchive = false, withoutSource = false } = options;
  return [
    ...(wordFlow ? ([['word', 'flow']] as const) : []),
    ...(pdfPlain ? ([['pdf', 'plain']] as const) : []),
    ...(ofdArchive ? ([['ofd', 'archive']] as const) : []),
    ...(withoutSource ? ([['source', 'false']] as const) : []),
  ];
}
