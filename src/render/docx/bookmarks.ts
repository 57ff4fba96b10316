/** Bookmarks: one for each entry of the outline, at its heading or where its form begins. */

/** Word's names have letters, digits and underscores only, at most 40 (Word's own limit): `form-3` is `form_3`. */
export function bookmarkName(anchor: string): string {
  return anchor.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 40);
}

/** Hands out bookmark ids from 0 (ECMA-376 Part 1, 17.13.6.2); an anchor is marked once. */
export class Bookmarks {
  private readonly marked = new Set<string>();

  /** The content between the bookmark's start and end; unchanged where the anchor is null or has been marked. */
  around(content: string, anchor: string | null): string {
    if (anchor === null || this.marked.has(anchor)) return content;
    const id = this.marked.size;
    this.marked.add(anchor);
    return `<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(anchor)}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
  }
}
