/** Paints placed text as SVG text: real characters, each line where layout has put it. */
import type { PlacedParagraph, PlacedText } from '../../layout/index.js';
import { escapeMarkup } from '../escape-markup.js';
import { points } from '../points.js';
import { type TextPiece, textPieces } from './text-pieces.js';
import type { PageFonts } from './web-fonts.js';

/** One `text` element for each paragraph that shows anything, so that it is read and copied as one. */
export function textSvg(text: PlacedText, fonts: PageFonts): string {
  return text.paragraphs.map((paragraph) => paragraphSvg(paragraph, text, fonts)).join('');
}

function paragraphSvg(paragraph: PlacedParagraph, text: PlacedText, fonts: PageFonts): string {
  const pieces = textPieces(paragraph, text, fonts.setter).filter((piece) => piece.text !== '');
  const [first] = pieces;
  if (first === undefined) return '';
  const content = pieces.map((piece) => pieceSvg(piece, first, fonts)).join('');
  return `<text${fontAttributes(first, fonts)}>${content}</text>`;
}

function pieceSvg(piece: TextPiece, first: TextPiece, fonts: PageFonts): string {
  const sameFont = piece.face === first.face && piece.size === first.size;
  const font = sameFont ? '' : fontAttributes(piece, fonts);
  const place = ` x="${points(piece.x)}" y="${points(piece.baseline)}"`;
  const span = `<tspan${place}${font}>${escapeMarkup(piece.text)}</tspan>`;
  return piece.anchor === null ? span : `<a href="#${escapeMarkup(piece.anchor)}">${span}</a>`;
}

function fontAttributes({ face, size }: TextPiece, fonts: PageFonts): string {
  const family = fonts.web.get(face.id)?.family ?? 'serif';
  return ` font-family="${escapeMarkup(family)}" font-size="${points(size)}"`;
}
