/** The markup as a tree of checked elements, as far as it keeps to the dialect. */
import type { ElementName } from './markup-dialect.js';

export interface MarkupElement {
  readonly name: ElementName;
  /** By name, without a prototype. Checked against the dialect: what is here has a right name and a right value. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (MarkupElement | string)[];
  /** Line in the template; an inline element has that of the block it stands in. */
  readonly line: number;
}

/** The attribute's value, or `otherwise`; the dialect has checked that it is one of `values`. */
export function choiceOf<Value extends string>(
  element: MarkupElement,
  name: string,
  values: readonly Value[],
  otherwise: Value,
): Value {
  const given = element.attributes[name];
  if (given === undefined) return otherwise;
  return values.find((value) => value === given) ?? otherwise;
}

export function numberOf(element: MarkupElement, name: string, otherwise: number): number {
  const given = element.attributes[name];
  return given === undefined ? otherwise : Number(given);
}

export function childElements(element: MarkupElement, name: ElementName): readonly MarkupElement[] {
  return element.children.filter(
    (child): child is MarkupElement => typeof child !== 'string' && child.name === name,
  );
}
