/** Reads tags in the plain writing that the engine emits. */
import { dialect, isElementName, isRight } from './markup-dialect.js';
import { decoded } from './plain-text.js';
import { type Tag, tagOf } from './tag.js';

const tagText = /^([a-z][a-z0-9-]*)((?:[ \t\n]+[a-z]+="[^"<\t\n]*")*)[ \t\n]*$/;
const attributeText = /([a-z]+)="([^"]*)"/g;

/** What stands between the brackets of a start tag, without a slash; null where it is not plain, or not right by the dialect. */
export function readTag(raw: string): Tag | null {
  const [, name = '', given = ''] = tagText.exec(raw) ?? [];
  if (!isElementName(name)) return null;
  const attributes: Record<string, string> = Object.create(null);
  for (const [, attribute = '', written = ''] of given.matchAll(attributeText)) {
    const value = decoded(written);
    const rule = dialect[name].attributes.get(attribute);
    if (value === null || rule === undefined || !isRight(value, rule) || attribute in attributes) return null;
    attributes[attribute] = value;
  }
  for (const attribute of dialect[name].required.keys()) if (!(attribute in attributes)) return null;
  // The engine writes its line into every block tag; without, it would be that of the element around.
  const hasLine = attributes.line !== undefined || !dialect[name].attributes.has('line');
  return hasLine ? tagOf(name, attributes, Number(attributes.line)) : null;
}
