/** The one cache of the house. */
export { Memo } from './memo.js';
