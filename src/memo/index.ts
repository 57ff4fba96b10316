/** The one cache of the house. */
export { Memo, type MemoOptions } from './memo.js';
