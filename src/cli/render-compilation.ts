/** jibiao render --merge: says at the end what is in the compilation, and above all what is not. */
import type { ManifestEntry, Source } from '../batch/index.js';
import type { CommandContext } from './command.js';

/** So many files are named; all stand in the manifest. */
const mostNamed = 40;

export function reportCompilation(
  sources: readonly Source[],
  entries: readonly ManifestEntry[],
  { reporter, signal }: CommandContext,
): void {
  const compiled = entries.flatMap((entry) => (entry.sources === undefined ? [] : [entry.sources]));
  const [first] = compiled;
  if (first === undefined) {
    if (!signal.aborted) reporter.line({ zh: '汇编没有生成。', en: 'The compilation was not made.' });
    return;
  }
  const held = new Set(first);
  const missing = sources.filter(({ name }) => !held.has(name));
  if (missing.length === 0) {
    reporter.line({ zh: `汇编了全部 ${held.size} 份数据。`, en: `All ${held.size} filings are compiled.` });
    return;
  }
  const named = missing.slice(0, mostNamed).map(({ name }) => name);
  const more = missing.length > named.length ? '……' : '';
  reporter.line({
    zh: `汇编了 ${held.size} 份数据；缺 ${missing.length} 份：${named.join('、')}${more}`,
    en: `${held.size} filings are compiled; ${missing.length} are missing: ${named.join(', ')}${more === '' ? '' : ', …'}`,
  });
}
