/** Reports what the compilation of `render --merge` contains and what was left out. */

import { type ManifestEntry, namesShown, type Source } from '../batch/index.js';
import type { CommandContext } from './command.js';

/** Number of files that are named; the manifest lists all. */
const mostNamed = 40;

export function reportCompilation(
  sources: readonly Source[],
  made: Iterable<ManifestEntry>,
  { reporter, signal }: CommandContext,
): void {
  const entries = [...made];
  const compiled = entries.flatMap((entry) => (entry.sources === undefined ? [] : [entry.sources]));
  const [first] = compiled;
  if (first === undefined) {
    if (!signal.aborted) reporter.line({ zh: '汇编没有生成。', en: 'The compilation was not made.' });
    return;
  }
  const held = new Set(first);
  const failed = new Set(entries.flatMap((entry) => (entry.status === 'failed' ? [entry.source] : [])));
  const others = sources.map(({ name }) => name).filter((name) => !held.has(name));
  const missing = others.filter((name) => failed.has(name));
  const empty = others.filter((name) => !failed.has(name));
  if (missing.length === 0) {
    const all = empty.length === 0;
    reporter.line({
      zh: `汇编了${all ? '全部' : ''} ${held.size} 份数据。`,
      en: `${all ? `All ${held.size}` : held.size} filings are compiled.`,
    });
  } else {
    reporter.line({
      zh: `汇编了 ${held.size} 份数据；缺 ${missing.length} 份：${namesShown(missing, mostNamed).zh}`,
      en: `${held.size} filings are compiled; ${missing.length} are missing: ${namesShown(missing, mostNamed).en}`,
    });
  }
  if (empty.length > 0) {
    reporter.line({
      zh: `${empty.length} 份数据中没有要汇编的表：${namesShown(empty, mostNamed).zh}`,
      en: `${empty.length} filings have no form to compile: ${namesShown(empty, mostNamed).en}`,
    });
  }
}
