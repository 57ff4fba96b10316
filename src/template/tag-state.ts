/** Follows the markup around a template's mustaches: whether one stands in text, in a tag, or in an attribute's value. */

/** `comment`: inside `<!-- -->`. */
export type TagState = 'text' | 'tag' | 'attribute' | 'comment';

/** The state after the content. Attribute values stand in double quotes. */
export function stateAfter(content: string, before: TagState): TagState {
  let state = before;
  let index = 0;
  while (index < content.length) {
    const [mark, next] = nextMark[state];
    const found = content.indexOf(mark, index);
    if (state === 'tag') {
      const quote = content.indexOf('"', index);
      if (quote !== -1 && (found === -1 || quote < found)) {
        state = 'attribute';
        index = quote + 1;
        continue;
      }
    }
    if (found === -1) return state;
    const isComment = state === 'text' && content.startsWith('<!--', found);
    state = isComment ? 'comment' : next;
    index = found + mark.length;
  }
  return state;
}

const nextMark: Readonly<Record<TagState, readonly [string, TagState]>> = {
  text: ['<', 'tag'],
  tag: ['>', 'text'],
  attribute: ['"', 'tag'],
  comment: ['-->', 'text'],
};
