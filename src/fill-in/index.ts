/** The fill-in book (填写簿): a form as an Excel workbook to be filled in, and read back. */
export { blankProjects, fillInBook } from './fill-in-book.js';
