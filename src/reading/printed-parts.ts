/** Finds out what a form prints of a place: the whole, a piece of a target, or a number worked out of several places. */
import type { JsonPath } from '../diagnostics/index.js';
import { operatorSign, operators, operatorWords, type PlaceKinds } from '../filing/index.js';
import type { PartText } from './part-texts.js';
import type { PatternCell, PatternPart } from './pattern.js';
import { isSampleNumber, targetPiece } from './sample-filing.js';

/** Pieces of targets get paths of their own; cells of what is worked out lose theirs. */
export function withPrintedParts(cells: readonly PatternCell[], kinds: PlaceKinds): readonly PatternCell[] {
  return cells.map((cell) => {
    if (cell.paths.length === 0) return cell;
    const values = cell.parts.filter((part) => part.kind === 'value');
    if (values.every((part) => isWorkedOut(part, kinds))) return { ...cell, paths: [], isWorkedOut: true };
    const parts = cell.parts.map((part) => withPiece(part, kinds));
    const paths = new Set(parts.flatMap((part) => (part.kind === 'value' ? part.paths : [])));
    return { ...cell, parts, paths: [...paths] };
  });
}

type ValuePart = PatternPart & { readonly kind: 'value' };

/** A sum, a difference, a count: reading it into one of its places would be wrong. */
function isWorkedOut({ paths, sample }: ValuePart, kinds: PlaceKinds): boolean {
  const all = paths.map((path) => kinds.kindAt(path));
  if (!/\d/u.test(sample)) return false;
  if (all.every((kind) => kind === 'list' || kind === 'record')) return true;
  const areNumbers = all.every((kind) => kind === 'amount' || kind === 'decimal');
  return areNumbers && (paths.length > 1 || !isSampleNumber(sample));
}

function withPiece(part: PatternPart, kinds: PlaceKinds): PatternPart {
  const [path = '', ...others] = part.kind === 'value' ? part.paths : [];
  if (part.kind === 'words' || others.length > 0 || kinds.kindAt(path) !== 'target') return part;
  const piece = targetPiece(part.sample);
  return piece === null ? part : { ...part, paths: [`${path}.${piece}`] };
}

const piecePath = /^(.+)\.(?:operator|value|unit)$/u;

/** The target that the path is a piece of; null: none. */
export function targetOfPiece(path: JsonPath, kinds: PlaceKinds): JsonPath | null {
  const target = piecePath.exec(path)?.[1];
  return target !== undefined && kinds.kindAt(target) === 'target' ? target : null;
}

/** What clerks write for the sign and the unit of a target in words: 定性 | 明显提升 | —. */
const saysNoPiece = /^(?:定性(?:指标)?|无|暂无|不适用|[/／—–－-]+)$/u;

interface JoinedTarget {
  readonly text: string;
  /** Whether the pieces contradict one another. */
  readonly isUnsure: boolean;
}

const signBefore = new RegExp(`^(${operatorSign}|${operatorWords('≥', '≤', '=', '>', '<')})\\s*(?=\\d)`, 'u');

/**
 * The target that the pieces say; a sign or a unit that only says that there is none is no part of it, nor is one that
 * the value says again: ≥ | ≥95% | %.
 */
export function joinedPieces(pieces: readonly PartText[]): JoinedTarget {
  const textOf = (kind: string) => pieces.find(({ path }) => path.endsWith(`.${kind}`))?.text.trim() ?? '';
  const [sign, value, unit] = [textOf('operator'), textOf('value'), textOf('unit')];
  const ownSign = signBefore.exec(value)?.[1];
  const isSignAgain = ownSign !== undefined && sign !== '';
  const isUnitAgain = unit !== '' && /\d/u.test(value) && value.endsWith(unit);
  const said = pieces.filter(({ path, text }) => {
    if (value === '' || path.endsWith('.value')) return true;
    return !saysNoPiece.test(text.trim()) && !(path.endsWith('.operator') ? isSignAgain : isUnitAgain);
  });
  const isOtherSign = isSignAgain && operators.get(sign) !== operators.get(ownSign);
  const isUnsure = value !== '' && (isOtherSign || /\d/u.test(sign));
  return { text: said.map(({ text }) => text).join(''), isUnsure };
}
