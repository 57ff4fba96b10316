/** Says in Chinese, and in plain words, what jsonc-parser found wrong with a text. */
import { printParseErrorCode } from 'jsonc-parser';
import { codePoint, show } from './show.js';
import {
  beforeData,
  type Explanation,
  insteadOfComma,
  insteadOfKey,
  unquoted,
  wrongSign,
} from './wrong-signs.js';

type Code = Exclude<ReturnType<typeof printParseErrorCode>, '<unknown ParseErrorCode>'>;

const explanations: Readonly<Record<Code, readonly [string, string]>> = {
  InvalidSymbol: ['无法识别的内容', 'not understood'],
  InvalidNumberFormat: ['数字的写法不对', 'not a number'],
  PropertyNameExpected: ['这里应为用双引号括起的键名', 'a key in double quotes is expected here'],
  ValueExpected: ['这里缺少值', 'a value is expected here'],
  ColonExpected: ['键名后缺少冒号 ":"', 'a colon is expected here'],
  CommaExpected: ['这里缺少逗号 ","', 'a comma is expected here'],
  CloseBraceExpected: ['缺少右花括号 "}"', 'a closing brace is missing'],
  CloseBracketExpected: ['缺少右方括号 "]"', 'a closing bracket is missing'],
  EndOfFileExpected: [
    '数据到这里已经结束，后面有多余的内容，请删去',
    'the data ends here; remove what follows',
  ],
  InvalidCommentToken: ['这里不能写注释', 'a comment cannot stand here'],
  UnexpectedEndOfComment: ['注释没有结束，缺少 "*/"', 'the comment is not closed'],
  UnexpectedEndOfString: [
    '文字没有结束：缺少右引号，或者文字里直接换了行（换行请写 \\n）',
    'the text is not closed: a quote is missing, or it holds a line end (write \\n)',
  ],
  UnexpectedEndOfNumber: ['数字没有写完', 'the number is not complete'],
  InvalidUnicode: ['"\\u" 后应为四位十六进制数', 'four hexadecimal digits must follow \\u'],
  InvalidEscapeCharacter: [
    '反斜杠后的字符不对；要写反斜杠本身请写 "\\\\"',
    'not an escape; write \\\\ for a backslash',
  ],
  InvalidCharacter: [
    '文字里有不能直接写的控制字符，请删去',
    'the text holds a raw control character; remove it',
  ],
};

/** Typed with a Chinese input method left on, and what was meant. */
const fullWidth: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '“': '"',
  '”': '"',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '＂': '"',
  '、': ',',
  '；': ',',
  '。': ',',
  '「': '"',
  '」': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
};

const fullWidthSign = new RegExp(`[${Object.keys(fullWidth).join('')}]`, 'u');

const signNames: Readonly<Record<string, string>> = {
  ',': '逗号',
  ':': '冒号',
  '"': '引号',
  '{': '花括号',
  '}': '花括号',
  '[': '方括号',
  ']': '方括号',
};

/** Of signs that are no wide form of the one meant. */
const otherNames: Readonly<Record<string, string>> = { '；': '分号', '。': '句号', '、': '顿号' };

const wordsOfOthers: Readonly<Record<string, string>> = {
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  undefined: 'null',
  True: 'true',
  False: 'false',
  NaN: 'null',
};

/** A fault of jsonc-parser, whose own types are not installed with the package. */
export interface SyntaxFault {
  readonly error: number;
  readonly offset: number;
  readonly length: number;
}

/** Explains what is wrong at a syntax error, and what to write there. */
export function explain(error: SyntaxFault, text: string): Explanation {
  const code = printParseErrorCode(error.error);
  if (code === '<unknown ParseErrorCode>')
    return { message: '这里的写法不对', english: 'not valid JSON here' };
  const found = text.slice(error.offset, error.offset + error.length);
  const [message, english] = explanations[code];
  const before = text.slice(Math.max(0, error.offset - lookedBack), error.offset);
  if (found === ',' && /[,[{]\s*$/.test(before))
    return { message: '多了一个逗号，请删去', english: 'one comma too many; remove it' };
  if (code !== 'InvalidSymbol')
    return instead(code, found, before, wordAt(text, error.offset)) ?? { message, english };
  if (text[error.offset - 1] === '"' && !fullWidthSign.test(found.charAt(0)))
    return {
      message: `文字到前面的双引号就结束了，${show(found)} 落在外面；文字里的引号请用“ ”，或写作 \\"`,
      english: `the text ends at the quote before ${show(found)}; write quotes inside a text as “ ” or \\"`,
      parameters: { found: show(found) },
      spoils: 'quotes',
    };
  if (/^[\p{L}_]/u.test(found) && /\d$/u.test(before) && !fullWidthSign.test(found))
    return unquoted(/[\w.-]*$/u.exec(before)?.[0] ?? '', wordAt(text, error.offset));
  // Words before the data may hold marks of the text's own: 以下是数据：.
  if (before.trim() === '' && /^\p{L}/u.test(found) && fullWidthSign.test(found)) return beforeData(found);
  if (/\}\s*$/u.test(before) && isBehindData(text, error.offset))
    return {
      message: explanations.EndOfFileExpected[0],
      english: explanations.EndOfFileExpected[1],
      spoils: 'rest',
    };
  const behind = lineFrom(text, error.offset + error.length);
  return (
    explainSymbol(found, lineFrom(text, error.offset)) ??
    wrongSign(found, before, behind) ?? {
      message: `${message}：${show(found)}；文字要用双引号括起`,
      english: `${english}: ${show(found)}; put texts in double quotes`,
      parameters: { found: show(found) },
    }
  );
}

/** What stands without a blank from there on, as dates and amounts do. */
function wordAt(text: string, offset: number): string {
  return /^[-\w.:/%\p{Script=Han}]*/u.exec(text.slice(offset, offset + longestWord))?.[0] ?? '';
}

const longestWord = 40;

/** Whether no bracket follows, so that the data has ended before. */
function isBehindData(text: string, offset: number): boolean {
  return !/[\]}]/.test(text.slice(offset));
}

function instead(code: Code, found: string, before: string, word: string): Explanation | null {
  if (code === 'CommaExpected') return insteadOfComma(found, before, word);
  if (code === 'PropertyNameExpected') return insteadOfKey(found, before);
  if (code !== 'ColonExpected' || found !== ',') return null;
  return {
    message: '键名后应为冒号 ":"，不是逗号',
    english: 'write a colon instead of the comma',
    spoils: 'line',
  };
}

/** Blanks before a comma that are looked through for another one. */
const lookedBack = 200;

/** The rest of a line, without the texts in it. */
function lineFrom(text: string, offset: number): string {
  const line = /^[^\r\n]{0,2000}/.exec(text.slice(offset, offset + 2000))?.[0] ?? '';
  return line.replace(/"(?:[^"\\]|\\.)*"/g, '');
}

/** `rest`: of the line, from the symbol on. */
function explainSymbol(found: string, rest: string): Explanation | null {
  const word = Object.hasOwn(wordsOfOthers, found) ? wordsOfOthers[found] : undefined;
  if (word !== undefined)
    return {
      message: `${found} 请写作 ${word}`,
      english: `write ${word} instead of ${found}`,
      parameters: { found, meant: word },
    };
  const unseen = /^[\p{Z}\p{Cf}]|[\p{Z}\p{Cf}]$/u.exec(found)?.[0];
  if (unseen !== undefined) return explainUnseen(unseen);
  const wide = [...found].find((character) => Object.hasOwn(fullWidth, character));
  const meant = wide === undefined ? undefined : fullWidth[wide];
  if (wide === undefined || meant === undefined) return null;
  const count = [...rest].filter((character) => fullWidthSign.test(character)).length;
  const more = count > 1 ? `（这一行有 ${count} 处这样的标点）` : '';
  const [name, wanted] =
    wide === "'" ? ['单引号', '双引号'] : [`中文的${otherNames[wide] ?? signNames[meant] ?? '标点'}`, ''];
  return {
    message: `「${wide}」是${name}，请改为英文（半角）的${wanted} ${meant}${more}`,
    english: `${wide} is not a sign of JSON; write ${meant}${count > 1 ? ` (${count} such signs in this line)` : ''}`,
    parameters: { found: wide, meant, count },
    // Without the bracket, or with texts in single quotes, the parser takes all that follows for something else.
    spoils: meant === '[' || meant === '{' || wide === "'" ? 'rest' : 'line',
  };
}

/** Typed with a Chinese input method, or brought along from a web page or Word. */
const spaces: Readonly<Record<string, readonly [string, string]>> = {
  '\u3000': ['全角空格', 'full-width space'],
  '\u00a0': ['不间断空格', 'no-break space'],
  '\ufeff': ['文件开头的标记（BOM）', 'byte order mark'],
};

function explainUnseen(character: string): Explanation {
  const code = codePoint(character.codePointAt(0) ?? 0);
  const [name, english] = spaces[character] ?? ['看不见的字符', 'invisible character'];
  return {
    message: `这里有${name} ${code}，JSON 不认；请删去，或改为半角空格`,
    english: `there is a ${english} ${code} here, which JSON does not know; remove it, or write a plain space`,
    parameters: { character: code },
  };
}
