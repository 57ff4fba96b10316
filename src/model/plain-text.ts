/** Reads texts in the plain writing that the engine emits. */

/** What XML 1.0 does not hold, and carriage returns, which a parser turns into line ends. */
const unusual = /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Whether a stretch of markup could be plain as far as its characters go. */
export function hasUsualCharacters(markup: string): boolean {
  return !unusual.test(markup);
}

const blank = /^[ \t\n]*$/;

/** Whether it may stand between elements. */
export function isBlank(text: string): boolean {
  return blank.test(text);
}

const references = /&(?:(amp|lt|gt|quot);)?/g;
const meanings: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text with the references that the engine writes resolved; null where there are others, or what no text may hold. */
export function decoded(raw: string): string | null {
  if (!raw.includes('&')) return raw.includes(']]>') ? null : raw;
  let isPlain = true;
  const text = raw.replace(references, (_, name: string | undefined) => {
    const meaning = meanings[name ?? ''];
    isPlain &&= meaning !== undefined;
    return meaning ?? '';
  });
  return isPlain && !raw.includes(']]>') ? text : null;
}
