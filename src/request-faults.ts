/** What a program asks for that there is not: said as diagnostics, in place of an exception deep inside or of silence. */
import { type Diagnostic, errorOf, nearestKey } from './diagnostics/index.js';
import type { FitMode, MissingGlyphs, ProfileId } from './layout/index.js';
import type { BlankRequest, Resources } from './request.js';

const profiles: readonly ProfileId[] = ['table', 'gbt9704'];
const missingGlyphsChoices: readonly MissingGlyphs[] = ['error', 'substitute', 'keep'];
const fits: readonly FitMode[] = ['tail', 'page'];

/** Types keep TypeScript from most of these; programs in JavaScript, and settings that come from elsewhere, they do not. */
export function requestFaults(
  { form, options, profile, missingGlyphs, fit }: BlankRequest,
  { packs }: Resources,
): readonly Diagnostic[] {
  const pack = packs.get(form);
  const inUse = pack?.scope === 'summary' ? [...packs.values()].filter(isOfProjects) : [];
  const known = [pack ?? [], inUse].flat().flatMap((one) => Object.keys(one.options));
  const strange = pack === undefined ? [] : Object.keys(options).filter((name) => !known.includes(name));
  return [
    ...(profiles.includes(profile) ? [] : [unknown('profile', '版面', 'profile', profile, profiles)]),
    ...(missingGlyphsChoices.includes(missingGlyphs)
      ? []
      : [
          unknown(
            'missing-glyphs',
            'missingGlyphs 的值',
            'value of missingGlyphs',
            missingGlyphs,
            missingGlyphsChoices,
          ),
        ]),
    ...(fit === undefined || fits.includes(fit)
      ? []
      : [unknown('fit', 'fit 的值', 'value of fit', fit, fits)]),
    ...strange.map((name) => unknown('option', '表格选项', 'form option', name, known)),
  ];
}

function isOfProjects({ scope }: { readonly scope: string }): boolean {
  return scope === 'project';
}

function unknown(
  what: string,
  chinese: string,
  english: string,
  given: string,
  known: readonly string[],
): Diagnostic {
  const name = String(given);
  const nearest = nearestKey(name, known);
  return errorOf(
    `request/unknown-${what}`,
    `没有这个${chinese}：${name}。${nearest === null ? `可用的有：${known.join(' ')}` : `是不是 ${nearest}？`}`,
    `There is no such ${english}: ${name}. ${nearest === null ? `Known: ${known.join(' ')}` : `Did you mean ${nearest}?`}`,
    { parameters: { found: name, nearest, known } },
  );
}
