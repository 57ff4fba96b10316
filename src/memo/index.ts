/** The only kind of cache. */
export { Memo } from './memo.js';
