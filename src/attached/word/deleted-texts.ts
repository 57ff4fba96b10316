/** What revisions have deleted from a Word file's body: the reader of the body passes over it. */
import { xmlTokens } from './xml-tokens.js';

/** Runs of one deletion are one text (ECMA-376 Part 1, 17.13.5). */
export function deletedTexts(xml: string): readonly string[] {
  // Most files hold none, and are not looked through.
  if (!/delText[ >]/u.test(xml)) return [];
  const texts: string[] = [];
  let open = '';
  let isText = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') open += isText ? token.text : '';
    else if (token.name === 'delText') isText = token.kind === 'begin';
    else if (token.kind === 'end' && token.name === 'del') {
      if (open.trim() !== '') texts.push(open.trim());
      open = '';
    }
  }
  return texts;
}
