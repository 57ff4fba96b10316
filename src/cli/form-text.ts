/** Writes a form as text, one line a row, which `jibiao pack test` stores and compares. */
import {
  type Block,
  type Form,
  type Grid,
  type HeadingBlock,
  type Paragraph,
  type ParagraphBlock,
  paragraphText,
} from '../model/index.js';

export function formText({ title, blocks }: Form): string {
  return [title, ...blocks.flatMap(blockLines), ''].join('\n');
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'grid':
      return gridLines(block.grid);
    case 'cover':
      return ['（封面）', ...block.blocks.map(lineText)];
    case 'newPage':
      return ['（另起一页）'];
    default:
      return [lineText(block)];
  }
}

function lineText(block: HeadingBlock | ParagraphBlock): string {
  const text = textOf(block.paragraphs);
  if (block.kind === 'heading') return `# ${text}`;
  return block.right === undefined ? text : `${text}    ${textOf(block.right)}`;
}

function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(paragraphText).join('⏎');
}

/** Writes the slots of each row; `←` continues the cell at the left, `↑` the cell above. */
function gridLines({ slots, cells }: Grid): readonly string[] {
  return slots.map((owners, row) => {
    const words = owners.map((owner, column) => {
      const cell = cells[owner];
      if (cell === undefined) return '';
      if (cell.row < row) return '↑';
      return cell.column < column ? '←' : textOf(cell.paragraphs);
    });
    return `| ${words.join(' | ')} |`;
  });
}
