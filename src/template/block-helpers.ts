/** The blocks that packs may use, with our own sense of what is filled in: Handlebars' own would take any leaf for true. */
import Handlebars from 'handlebars';
import type { BlockName } from './helpers/index.js';
import { isBlank, isTrue, SourcedList } from './leaf.js';

interface BlockOptions {
  readonly fn: (context: unknown, inner?: InnerOptions) => string;
  readonly inverse: (context: unknown) => string;
  readonly data: object;
}

interface InnerOptions {
  readonly data: object;
  readonly blockParams: readonly unknown[];
}

type BlockHelper = (this: unknown, value: unknown, options: BlockOptions) => string;

export const blockHelpers: Readonly<Record<BlockName, BlockHelper>> = {
  if(value, options) {
    return isTrue(value) ? options.fn(this) : options.inverse(this);
  },

  unless(value, options) {
    return isTrue(value) ? options.inverse(this) : options.fn(this);
  },

  /** Once for each item, with `@index` from 0, `@first` and `@last`; the `else` part for an empty list. */
  each(value, options) {
    const items = value instanceof SourcedList ? value.items : [];
    if (items.length === 0) return options.inverse(this);
    let printed = '';
    for (const [index, item] of items.entries()) {
      const data = Object.assign(Handlebars.createFrame(options.data), {
        index,
        first: index === 0,
        last: index === items.length - 1,
      });
      printed += options.fn(item, { data, blockParams: [item, index] });
    }
    return printed;
  },

  /** The `else` part for a record of blanks. */
  with(value, options) {
    if (isBlank(value)) return options.inverse(this);
    return options.fn(value, { data: options.data, blockParams: [value] });
  },
};
