/** Makes one step of each text without data, so that it is the same object in all forms: layout caches by identity. */
import { InlineBuilder, type TextTag } from '../model/index.js';
import type { Steps, TemplateStep } from './steps.js';

export function foldTexts(steps: Steps): Steps {
  const folded: TemplateStep[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) continue;
    const text = step.kind === 'open' ? textFrom(step.tag, steps, index + 1) : null;
    folded.push(text?.step ?? step);
    index = text?.last ?? index;
  }
  return folded;
}

/** Returns the text that begins with this tag and the index of its last step; null if the tag begins no text or holds data. */
function textFrom(
  tag: (TemplateStep & { readonly kind: 'open' })['tag'],
  steps: Steps,
  from: number,
): { readonly step: TemplateStep; readonly last: number } | null {
  if (tag.name !== 'td' && tag.name !== 'p' && tag.name !== 'h1') return null;
  const inline = new InlineBuilder();
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    if (step?.kind === 'words') inline.addWords(step.words);
    else if (step?.kind === 'open' && step.tag.name === 'br') inline.endParagraph();
    else if (step?.kind === 'close') return { step: wholeText(tag, inline), last: index };
    else return null;
  }
  return null;
}

function wholeText(tag: TextTag, inline: InlineBuilder): TemplateStep {
  const paragraphs = inline.finish();
  return tag.name === 'td'
    ? { kind: 'cell', cell: { tag, paragraphs } }
    : { kind: 'line', line: { tag, paragraphs } };
}
