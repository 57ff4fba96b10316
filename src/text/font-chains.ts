/** The book of faces: for each role, which faces are asked for a character, and in which order. */
import type { Face, FontBook, FontRole } from './font-book.js';
import { fontRoles } from './font-roles.js';
import { isFullWidthSymbol, isWestern } from './full-width-symbols.js';

export type Chains = Readonly<Record<FontRole, readonly Face[]>>;

const em = 1000;

/** □ ☐ ☑ ☒ occur side by side, so all come from one face; users' faces seldom have them all. */
const boxes: ReadonlySet<number> = new Set([0x25a1, 0x2610, 0x2611, 0x2612]);

/** Chains of one role by kind of character. */
interface RoleChains {
  readonly western: readonly Face[];
  readonly boxes: readonly Face[];
  readonly other: readonly Face[];
}

function roleChains(role: FontRole, users: Chains, own: readonly Face[]): RoleChains {
  // A Chinese face's own Latin is not Times-metric, and Word sets Latin in Times New Roman in every role:
  // so Latin comes from the user's 西文, else from ours, whose merged faces keep a line one run.
  const western = role === '西文' ? [...users.西文, ...own] : [...users.西文, ...own, ...users[role]];
  // Last resort: a user's 宋体 is the most likely to have rare hanzi.
  return { western, boxes: [...own, ...users[role]], other: [...users[role], ...own, ...users.宋体] };
}

/** Whether the face has the right width for the character: symbols that 宋体 sets one em wide must be so. */
function hasRightWidth(face: Face, codePoint: number): boolean {
  return !isFullWidthSymbol(codePoint) || face.advance(codePoint) === em;
}

/** Looks faces up in order, the user's before ours; takes full-width symbols only from faces that have them one em wide. */
export function fontBook(users: Chains, ours: Chains, bold: Chains, fingerprint: string): FontBook {
  const regular = new Map(fontRoles.map((role) => [role, roleChains(role, users, ours[role])]));
  const heavy = new Map(
    fontRoles.map((role) => {
      const own = [...bold[role], ...ours[role]];
      // Users' faces are regular, so our bold ones come first for bold text.
      return [
        role,
        bold[role].length > 0 ? { western: own, boxes: own, other: own } : roleChains(role, users, own),
      ];
    }),
  );
  const faces = new Set(fontRoles.flatMap((role) => [...users[role], ...ours[role], ...bold[role]]));
  return {
    fingerprint,
    faces: [...faces],
    faceFor(role, codePoint, weight) {
      const chains = (weight === 'bold' ? heavy : regular).get(role);
      if (chains === undefined) return null;
      for (const face of chainFor(chains, codePoint)) {
        if (face.glyph(codePoint) !== 0 && hasRightWidth(face, codePoint)) return face;
      }
      return null;
    },
  };
}

function chainFor(chains: RoleChains, codePoint: number): readonly Face[] {
  if (isWestern(codePoint)) return chains.western;
  return boxes.has(codePoint) ? chains.boxes : chains.other;
}

/** Returns chains without faces. */
export function emptyChains(): Record<FontRole, Face[]> {
  return { 宋体: [], 黑体: [], 仿宋: [], 楷体: [], 小标宋: [], 西文: [] };
}
