/** Names of files that are read as tables and documents, and not as JSON. */

/** Workbooks, Word files, PDF and OFD; web pages, XML of Excel 2003 and CSV, as many systems export them. */
const tableName = /\.(?:xlsx|xlsm|xls|et|ods|docx?|pdf|ofd|html?|xml|csv|tsv)$/iu;

export function isTableFile(name: string): boolean {
  return tableName.test(name);
}
