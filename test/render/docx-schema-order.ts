/**
 * The order of children in the types that our writer writes, from the schema of WordprocessingML (ECMA-376 Part 1,
 * annex A.1; the clause of each element beside it). Word repairs or refuses files that break it.
 */
import type { XmlNode } from './docx-reader.js';

const blocks = ['w:p', 'w:tbl'];
const inlines = ['w:r', 'w:bookmarkStart', 'w:bookmarkEnd'];

/** Children in groups: those of a group may come in any order and number, the groups must follow one another. */
const groups: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  // 17.2.2 body
  'w:body': [blocks, 'w:sectPr'],
  // 17.3.1.22 p
  'w:p': ['w:pPr', inlines],
  // 17.3.2.25 r
  'w:r': ['w:rPr', ['w:t', 'w:br', 'w:fldChar', 'w:instrText']],
  // 17.3.1.26 pPr
  'w:pPr': [
    ...[
      'w:pStyle',
      'w:keepNext',
      'w:keepLines',
      'w:pageBreakBefore',
      'w:framePr',
      'w:widowControl',
      'w:numPr',
    ],
    ...[
      'w:suppressLineNumbers',
      'w:pBdr',
      'w:shd',
      'w:tabs',
      'w:suppressAutoHyphens',
      'w:kinsoku',
      'w:wordWrap',
    ],
    ...['w:overflowPunct', 'w:topLinePunct', 'w:autoSpaceDE', 'w:autoSpaceDN', 'w:bidi', 'w:adjustRightInd'],
    ...['w:snapToGrid', 'w:spacing', 'w:ind', 'w:contextualSpacing', 'w:mirrorIndents', 'w:suppressOverlap'],
    ...['w:jc', 'w:textDirection', 'w:textAlignment', 'w:textboxTightWrap', 'w:outlineLvl', 'w:divId'],
    ...['w:cnfStyle', 'w:rPr', 'w:sectPr', 'w:pPrChange'],
  ],
  // 17.3.2.28 rPr
  'w:rPr': [
    ...['w:rStyle', 'w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:color', 'w:spacing', 'w:w', 'w:kern'],
    ...['w:position', 'w:sz', 'w:szCs', 'w:highlight', 'w:u', 'w:vertAlign', 'w:lang', 'w:eastAsianLayout'],
  ],
  // 17.4.37 tbl
  'w:tbl': ['w:tblPr', 'w:tblGrid', ['w:tr']],
  // 17.4.48 tblGrid
  'w:tblGrid': [['w:gridCol']],
  // 17.4.60 tblPr
  'w:tblPr': [
    ...[
      'w:tblStyle',
      'w:tblpPr',
      'w:tblOverlap',
      'w:bidiVisual',
      'w:tblStyleRowBandSize',
      'w:tblStyleColBandSize',
    ],
    ...[
      'w:tblW',
      'w:jc',
      'w:tblCellSpacing',
      'w:tblInd',
      'w:tblBorders',
      'w:shd',
      'w:tblLayout',
      'w:tblCellMar',
    ],
    ...['w:tblLook', 'w:tblCaption', 'w:tblDescription'],
  ],
  // 17.4.38 tblBorders
  'w:tblBorders': ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'],
  // 17.4.42 tblCellMar
  'w:tblCellMar': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  // 17.4.78 tr
  'w:tr': ['w:tblPrEx', 'w:trPr', ['w:tc']],
  // 17.4.81 trPr
  'w:trPr': [['w:cantSplit', 'w:trHeight', 'w:tblHeader']],
  // 17.4.65 tc
  'w:tc': ['w:tcPr', blocks],
  // 17.4.69 tcPr
  'w:tcPr': [
    ...[
      'w:cnfStyle',
      'w:tcW',
      'w:gridSpan',
      'w:hMerge',
      'w:vMerge',
      'w:tcBorders',
      'w:shd',
      'w:noWrap',
      'w:tcMar',
    ],
    ...['w:textDirection', 'w:tcFitText', 'w:vAlign', 'w:hideMark'],
  ],
  // 17.4.66 tcBorders
  'w:tcBorders': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  // 17.4.68 tcMar
  'w:tcMar': ['w:top', 'w:left', 'w:bottom', 'w:right'],
  // 17.6.17 sectPr
  'w:sectPr': [
    ...[
      ['w:footerReference'],
      'w:type',
      'w:pgSz',
      'w:pgMar',
      'w:pgNumType',
      'w:cols',
      'w:titlePg',
      'w:docGrid',
    ],
  ],
  // 17.7.4.18 styles
  'w:styles': ['w:docDefaults', 'w:latentStyles', ['w:style']],
  'w:docDefaults': ['w:rPrDefault', 'w:pPrDefault'],
  // 17.7.4.17 style
  'w:style': [
    ...['w:name', 'w:aliases', 'w:basedOn', 'w:next', 'w:link', 'w:autoRedefine', 'w:hidden', 'w:uiPriority'],
    ...['w:semiHidden', 'w:unhideWhenUsed', 'w:qFormat', 'w:locked', 'w:pPr', 'w:rPr', 'w:tblPr', 'w:trPr'],
  ],
  // 17.15.1.78 settings
  'w:settings': [
    ...['w:defaultTabStop', 'w:evenAndOddHeaders', 'w:characterSpacingControl', 'w:noLineBreaksAfter'],
    ...['w:noLineBreaksBefore', 'w:compat', 'w:themeFontLang'],
  ],
  // 17.8.3.10 font
  'w:fonts': [['w:font']],
  'w:font': ['w:altName', 'w:panose1', 'w:charset', 'w:family', 'w:notTrueType', 'w:pitch', 'w:sig'],
  'w:ftr': [blocks],
};

/** Elements that may have any children, or none. */
const free = ['w:document', 'w:rPrDefault', 'w:pPrDefault', 'w:compat'];

/** What breaks the order, as `parent: child`. */
export function orderFaults(node: XmlNode): readonly string[] {
  const inside = node.children.flatMap(orderFaults);
  const order = groups[node.name];
  if (order === undefined) {
    const mayHoldChildren = node.children.length === 0 || free.includes(node.name);
    return mayHoldChildren ? inside : [`${node.name} is not in the tables`, ...inside];
  }
  const faults: string[] = [];
  let reached = -1;
  for (const { name } of node.children) {
    const group = order.findIndex((entry) =>
      typeof entry === 'string' ? entry === name : entry.includes(name),
    );
    const repeats = group === reached && typeof order[group] === 'string';
    if (group < 0 || group < reached || repeats) faults.push(`${node.name}: ${name}`);
    reached = Math.max(reached, group);
  }
  return [...faults, ...inside];
}
