/** Natural sort order of file names (第2批 before 第10批), independent of the locale. */

/** Compares runs of digits as numbers and all else by code unit. */
export function compareNaturally(left: string, right: string): number {
  if (left === right) return 0;
  const leftChunks = left.split(/(\d+)/);
  const rightChunks = right.split(/(\d+)/);
  for (let i = 0; i < Math.min(leftChunks.length, rightChunks.length); i++) {
    const order = compareChunks(leftChunks[i] ?? '', rightChunks[i] ?? '', i % 2 === 1);
    if (order !== 0) {
      return order;
    }
  }
  return leftChunks.length - rightChunks.length || compareText(left, right);
}

function compareChunks(left: string, right: string, areDigits: boolean): number {
  if (!areDigits) {
    return compareText(left, right);
  }
  const leftDigits = left.replace(/^0+/, '');
  const rightDigits = right.replace(/^0+/, '');
  return leftDigits.length - rightDigits.length || compareText(leftDigits, rightDigits);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
