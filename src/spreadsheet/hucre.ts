/** Loads the spreadsheet library on first use; nothing else imports it. */
export const loadLibrary = async () => {
  const [xlsx, ods, hucre] = await Promise.all([import('hucre/xlsx'), import('hucre/ods'), import('hucre')]);
  return {
    readXlsx: xlsx.readXlsx,
    writeXlsx: xlsx.writeXlsx,
    readOds: ods.readOds,
    parseCsv: hucre.parseCsv,
    formatValue: hucre.formatValue,
    isDateFormat: hucre.isDateFormat,
    serialToDate: hucre.serialToDate,
  };
};
