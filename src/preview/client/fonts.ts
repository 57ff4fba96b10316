/** Web fonts of the documents that are shown: fetched once, let go when no page needs them. */
import type { DocumentView } from '../protocol.js';
import type { Api } from './api.js';

export class Fonts {
  readonly #loaded = new Map<string, FontFace>();

  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Resolves when the document's fonts can be painted with. */
  async load({ id, fonts }: DocumentView): Promise<void> {
    const missing = fonts.filter((family) => !this.#loaded.has(family));
    await Promise.all(
      missing.map(async (family) => {
        const face = await new FontFace(family, await this.#api.font(id, family)).load();
        document.fonts.add(face);
        this.#loaded.set(family, face);
      }),
    );
  }

  /** Lets go of all but the document's. */
  keepOnly({ fonts }: DocumentView): void {
    for (const [family, face] of this.#loaded) {
      if (fonts.includes(family)) continue;
      document.fonts.delete(face);
      this.#loaded.delete(family);
    }
  }
}
