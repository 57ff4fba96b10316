/** Finds the forms whose page numbers a list prints. */
import type { PageTarget } from '../model/index.js';
import type { Section } from './layout-request.js';

/** What page references mean: of each filing its first form, and of each project the first. */
export class PageTargets {
  readonly #places = new Map<string, number>();

  readonly #sections: readonly { readonly section: Section; readonly anchor: string }[];

  constructor(sections: readonly { readonly section: Section; readonly anchor: string }[]) {
    this.#sections = sections;
    for (const [index, { section }] of sections.entries()) {
      const filing = section.filing?.index ?? null;
      if (filing !== null) this.#add(filing, null, index);
      if (section.project !== null) this.#add(filing, section.project, index);
    }
  }

  /** Index of the section that a reference in `from` means; null if there is none. */
  find({ project, filing }: PageTarget, from: Section): number | null {
    return this.#places.get(targetKey(filing ?? from.filing?.index ?? null, project)) ?? null;
  }

  anchor(target: PageTarget, from: Section): string {
    return this.#sections[this.find(target, from) ?? -1]?.anchor ?? 'form-0';
  }

  #add(filing: number | null, project: number | null, section: number): void {
    const key = targetKey(filing, project);
    if (!this.#places.has(key)) this.#places.set(key, section);
  }
}

function targetKey(filing: number | null, project: number | null): string {
  return `${filing ?? ''}/${project ?? ''}`;
}
