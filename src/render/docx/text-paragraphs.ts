/** A placed text as Word's paragraphs; Word breaks their lines anew. */
import type { PlacedText } from '../../layout/index.js';
import { type ParagraphLook, paragraph } from './paragraph.js';
import { paragraphRuns } from './runs.js';
import { twips } from './twips.js';

export function textParagraphs(text: PlacedText, look: ParagraphLook): string {
  let xml = '';
  for (const placed of text.paragraphs) {
    const indent = twips(placed.indent);
    const hang = twips(placed.hang ?? 0);
    const own = indent === 0 && hang === 0 ? look : { ...look, indent, hang };
    xml += paragraph(own, paragraphRuns(placed, text.style.role));
  }
  return xml;
}
