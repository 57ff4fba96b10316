/** Fields of a Word text that show something without saying it: boxes to be ticked, lists to choose from, characters over one another. */
import { attributeOf, isOn } from './xml-tokens.js';

/** A field from its beginning to its end; what it shows may stand in it as text. */
export class OpenField {
  #instruction = '';
  #box: { isTicked: boolean } | null = null;
  #choices: string[] = [];
  #chosen = 0;
  /** Whether a text was said in it. */
  hasText = false;

  instruct(text: string): void {
    this.#instruction += text;
  }

  /** Takes a property of the field (17.16.5 to 17.16.30). */
  take(name: string, attributes: string): void {
    if (name === 'checkBox') this.#box = { isTicked: false };
    else if (name === 'listEntry') this.#choices.push(attributeOf(attributes, 'val') ?? '');
    else if (name === 'checked' && this.#box !== null) this.#box.isTicked = isOn(attributes);
    else if (name === 'default' && this.#box !== null) this.#box.isTicked = isOn(attributes);
    else if (name === 'result') this.#chosen = Number(attributeOf(attributes, 'val') ?? 0);
  }

  /** What it shows beyond the text in it. */
  shown(): string {
    if (this.#box !== null) return this.#box.isTicked ? '☑' : '□';
    if (this.#choices.length > 0) return this.#choices[this.#chosen] ?? '';
    return this.hasText ? '' : overlaid(this.#instruction);
  }
}

/** `eq \o\ac(□,√)`, as Word writes 带圈字符: the one in the other. */
function overlaid(instruction: string): string {
  const [, frame = '', inner = ''] =
    /^\s*eq\s+\\o\s*(?:\\a[clr])?\s*\(([^,，;；]*)[,，;；]([^)]*)\)/iu.exec(instruction) ?? [];
  if (/[□☐■]/u.test(frame) || /[□☐]/u.test(inner))
    return /[√✓✔×xXvV]/u.test(frame + inner) ? '☑' : inner + frame;
  const number = Number(inner.trim());
  const isCircle = /[○◯〇]/u.test(frame) && Number.isInteger(number) && number >= 1 && number <= 20;
  return isCircle ? String.fromCodePoint(0x2460 + number - 1) : inner.trim();
}
