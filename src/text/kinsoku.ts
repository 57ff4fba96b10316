/**
 * Kinsoku (避头尾): the characters that no line may begin with, and those that none may end with.
 *
 * Sources: GB/T 15834-2011 clause 5.1 (marks that may not stand at a line's start or end), CLREQ 6.1.1
 * (行首行尾禁则), JIS X 4051 clause 6.1.1; postfix signs such as % and ℃ as in UAX #14, class PO.
 */

/** Never at a line's start: the marks of these forms. */
export const neverAtLineStart = '，。、；：？！）》〉」』】〕”’％℃·…—～,.;:?!)]}%›»';

/** Never at a line's end: the marks of these forms. */
export const neverAtLineEnd = '（《〈「『【〔“‘￥$([{‹«';

/** Rarer marks of the same kinds (closing brackets, postfix signs, iteration marks), treated alike. */
export const alsoNeverAtLineStart = '|｜］｝〗〙〛｠．‰‱°′″‥⋯〞〟々〻ーゝゞヽヾ︰﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞';

/** Rarer marks of the same kinds (opening brackets, signs of money, №), treated alike. */
export const alsoNeverAtLineEnd = '［｛〖〘〚｟〝＄￡￠£¥€№﹙﹛﹝';

/**
 * Marks of the first set that belong to the Latin word after them (UAX #14 LB13, LB25, LB29): `12,345.00`.
 */
export const insideWords = ',.:;';

/**
 * Narrow marks that hold the Latin word after or before them (UAX #14 LB19, LB24, LB30): a line ends between
 * the two only where both together are wider than the measure.
 */
export const tightMarks = ')]%％”’›»·℃‰°′″([{“‘‹«$£¥€';
