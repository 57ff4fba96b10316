/** XML as tags and texts, in one pass that remembers nothing: enough for Word's parts, whatever program wrote them. */
import { unescaped } from '../../spreadsheet/index.js';

type XmlToken =
  /** `name`: without its prefix. */
  | { readonly kind: 'begin'; readonly name: string; readonly attributes: string; readonly isAlone: boolean }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Comments, sections of characters, declarations and instructions first: what is in them is no tag. */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gu;

export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (const [, characters, close, name, attributes = '', alone, text] of xml.matchAll(token)) {
    if (text !== undefined) yield { kind: 'text', text: unescaped(text) };
    else if (characters !== undefined) yield { kind: 'text', text: characters };
    else if (name === undefined) continue;
    else if (close === '/') yield { kind: 'end', name };
    else {
      yield { kind: 'begin', name, attributes, isAlone: alone === '/' };
      if (alone === '/') yield { kind: 'end', name };
    }
  }
}

const attribute = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** The value of an attribute, whatever its prefix. */
export function attributeOf(attributes: string, name: string): string | null {
  for (const [, own, double, single] of attributes.matchAll(attribute))
    if (own === name) return unescaped(double ?? single ?? '');
  return null;
}

/** Whether a property that is on or off (ECMA-376 Part 1, 17.17.4) is on. */
export function isOn(attributes: string): boolean {
  return !/^(?:0|false|off)$/u.test(attributeOf(attributes, 'val') ?? '');
}
