/** What a program asks for that there is not: said as diagnostics, in place of an exception deep inside or of silence. */
import { type Diagnostic, unknownName } from './diagnostics/index.js';
import type { FitMode, MissingGlyphs, ProfileId } from './layout/index.js';
import type { BlankRequest, Resources } from './request.js';

export const profiles: readonly ProfileId[] = ['table', 'gbt9704'];
const missingGlyphsChoices: readonly MissingGlyphs[] = ['error', 'substitute', 'keep'];
export const fitModes: readonly FitMode[] = ['tail', 'page'];

/** Types keep TypeScript from most of these; programs in JavaScript, and settings that come from elsewhere, they do not. */
export function requestFaults(
  { form, options, profile, missingGlyphs, fit }: BlankRequest,
  { packs }: Resources,
): readonly Diagnostic[] {
  const pack = packs.get(form);
  const inUse = pack?.scope === 'summary' ? [...packs.values()].filter(isOfProjects) : [];
  const known = [pack ?? [], inUse].flat().flatMap((one) => Object.keys(one.options));
  const strange = pack === undefined ? [] : Object.keys(options).filter((name) => !known.includes(name));
  const choices = [
    ['profile', '版面', 'profile', profile, profiles],
    ['missing-glyphs', 'missingGlyphs 的值', 'value of missingGlyphs', missingGlyphs, missingGlyphsChoices],
    ['fit', 'fit 的值', 'value of fit', fit, fitModes],
    ...strange.map((name) => ['option', '表格选项', 'form option', name, known] as const),
  ] as const;
  return choices.flatMap(([what, zh, en, given, allowed]) =>
    given === undefined || allowed.some((one) => one === given)
      ? []
      : unknownName(`request/unknown-${what}`, { zh, en }, String(given), allowed),
  );
}

function isOfProjects({ scope }: { readonly scope: string }): boolean {
  return scope === 'project';
}
