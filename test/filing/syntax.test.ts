/** Broken JSON and broken files: said in plain words, with line and column, and never a stack trace. */
import { describe, expect, test } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { read } from './reading.js';

function said(text: string): readonly string[] {
  return read(text).diagnostics.map(
    ({ position, message }) => `${position?.line}:${position?.column} ${message}`,
  );
}

test.each([
  ['{"year"：2024}', '1:8 「：」是中文的冒号，请改为英文（半角）的 :'],
  ["{'unit': 1}", '1:2 「\'」是单引号，请改为英文（半角）的双引号 "（这一行有 2 处这样的标点）'],
  ['{"unit": {"name": “甲”}}', '1:19 「“」是中文的引号，请改为英文（半角）的 "（这一行有 2 处这样的标点）'],
  ['{"year":\u30002024}', '1:9 这里有全角空格 U+3000，JSON 不认；请删去，或改为半角空格'],
  ['{"year": 2024,\u00a0"a": 1}', '1:15 这里有不间断空格 U+00A0，JSON 不认；请删去，或改为半角空格'],
  ['{"year": 2024\u200b}', '1:14 这里有看不见的字符 U+200B，JSON 不认；请删去，或改为半角空格'],
  ['\ufeff\ufeff{}', '1:1 这里有文件开头的标记（BOM） U+FEFF，JSON 不认；请删去，或改为半角空格'],
  ['{"unit": None}', '1:10 None 请写作 null'],
  ['{"unit": 甲}', '1:10 无法识别的内容："甲"；文字要用双引号括起'],
  ['{"year": 2024\n "unit": 1}', '2:2 这里缺少逗号 ","'],
  ['{"year": 2024', '1:14 缺少右花括号 "}"'],
  ['{"forms": ["a"', '1:15 缺少右方括号 "]"'],
  ['{} {}', '1:4 数据到这里已经结束，后面有多余的内容，请删去'],
  ['{"year" 2024}', '1:9 键名后缺少冒号 ":"'],
  ['{"a": "\\q"}', '1:7 反斜杠后的字符不对；要写反斜杠本身请写 "\\\\"'],
  ['{"a": "\\u12"}', '1:7 "\\u" 后应为四位十六进制数'],
  ['{"a": "x\u0001"}', '1:7 文字里有不能直接写的控制字符，请删去'],
  ['{"year": 2024；"unit": 1}', '1:14 「；」是中文的分号，请改为英文（半角）的 ,'],
  ['{"year": 2024、"unit": 1}', '1:14 「、」是中文的顿号，请改为英文（半角）的 ,'],
  ['{「year」: 2024}', '1:2 「「」是中文的引号，请改为英文（半角）的 "（这一行有 2 处这样的标点）'],
  ['{"year"：2024，"unit"：1}', '1:8 「：」是中文的冒号，请改为英文（半角）的 :（这一行有 3 处这样的标点）'],
  ['{"year": 2024,, "unit": 1}', '1:15 多了一个逗号，请删去'],
  ['{"forms": [, "a"]}', '1:12 多了一个逗号，请删去'],
  [
    '{"a": "养护"全镇"绿地"}',
    '1:11 文字到前面的双引号就结束了，"全镇" 落在外面；文字里的引号请用“ ”，或写作 \\"',
  ],
  ['{} /* 注释', '1:4 注释没有结束，缺少 "*/"'],
])('%j', (text, first) => {
  expect(said(text)[0]).toBe(first);
});

test.each([
  ['{year: 2024, "unit": 1}', '1:2 键名要用双引号括起，写作 "year"'],
  ['{"year": 2024; "unit": 1}', '1:14 这里应为逗号 ","，不是分号'],
  ['{"year" = 2024}', '1:9 键名后应为冒号 ":"，不是 ='],
  ['{"year", 2024}', '1:8 键名后应为冒号 ":"，不是逗号'],
  ['{"forms": ["a"}', '1:15 这里的 } 与前面的 [ 不成对：缺少右方括号 "]"'],
  ['{"forms": ["a"]]}', '1:16 这里的 ] 没有对应的 [：多了一个，或者前面缺少右花括号 "}"'],
  ['{"forms": ["a": 1]}', '1:15 列表 […] 里不写键名；有键名的请用花括号 {…}'],
  ['{"forms": 【"a"],\n"unit": {"name": 1}}', '1:11 「【」是中文的方括号，请改为英文（半角）的 ['],
  ['{"year": 02024}', '1:11 数字不以 0 开头，请去掉前面的 0，或把整个数用双引号括起'],
  ['{"year": ２０２４}', '1:10 数字请用半角的 0-9'],
  ['{"year": +2024}', '1:10 数字前面不写 +'],
  ['{"a": .5}', '1:7 小数点前面要有数字，如 0.5'],
  ['{"a": 150,000.00}', '1:11 数里不写千位逗号，请删去，或把整个数用双引号括起'],
  ['{ # 年度\n"year": 2024}', '1:3 注释请写在 // 后面'],
  ['{"a": 2025-01-01,\n"b": 1}', '1:11 “2025-01-01”不是单独的数，请用双引号括起'],
  ['{"a": 86万}', '1:9 “86万”不是单独的数，请用双引号括起'],
  ['{"a": 1_000}', '1:8 “1_000”不是单独的数，请用双引号括起'],
  ['{"year": 2024}\n以上为全部数据', '2:1 数据到这里已经结束，后面有多余的内容，请删去'],
  ['以下是数据：\n{"year": 2024}', '1:1 数据应以 { 开头，这里是 "以下是数据："；请删去 { 前面的内容'],
  [
    '{"a": "提供"助餐"，满意。",\n"b": 1}',
    '1:11 文字到前面的双引号就结束了，"助餐" 落在外面；文字里的引号请用“ ”，或写作 \\"',
  ],
  [
    "{'a': 1,\n'b': {\n'c': 2}}",
    '1:2 「\'」是单引号，请改为英文（半角）的双引号 "（这一行有 2 处这样的标点）',
  ],
  ['const data = {"year": 2024};', '1:1 数据应以 { 开头，这里是 "const"；请删去 { 前面的内容'],
  ['```json\n{"year": 2024}\n```', '1:1 ``` 是文档里标代码的记号，请删去这一行'],
  ['{"a": "便民\n服务",\n"b": 1}', '1:7 文字没有结束：缺少右引号，或者文字里直接换了行（换行请写 \\n）'],
])('%j is one mistake, said as what it is', (text, only) => {
  expect(said(text)).toEqual([only]);
});

test('every fault of syntax is listed, with the place in the data that it stands in', () => {
  const reading = read('{\n"year": 2024x,\n"unit": {"name": None},\n"projects": [{"name": }]\n}');
  expect(reading.diagnostics.map(({ path, label, position }) => [path, label, position?.line])).toEqual([
    ['year', '年度', 2],
    ['unit.name', '单位名称', 3],
    ['projects[0].name', '项目名称', 4],
  ]);
  expect(reading.value).toBeNull();
  expect(reading.positionOf('year')).toBeNull();
});

test('mistakes side by side are listed each', () => {
  expect(said("[tru,fals,'a']").map((line) => line.slice(0, 4))).toEqual(['1:2 ', '1:6 ', '1:11']);
});

describe.each(['[', '{"a":', '//\r[', '"\\\n"['])('a hundred thousand times %j', (opening) => {
  test('is refused before anything recurses', () => {
    expect(read(opening.repeat(100_000)).diagnostics[0]?.code).toMatch(/^filing\/(too-deep|syntax)$/);
  });
});

test('brackets in texts and comments do not count as depth', () => {
  const text = `{"year": 2024, /* ${'['.repeat(200)} */ "unit": {"name": "${'['.repeat(200)}\\"["} // ${'{'.repeat(200)}\n}`;
  expect(read(text).diagnostics).toEqual([]);
});

describe('bytes that are no UTF-8 text', () => {
  const text = '{"year": 2024, "unit": {"name": "社区事务受理服务中心"}}';
  const gbk = new Uint8Array(Buffer.from('7b2279656172223a2022d6d0cec4b1ead7bccdbcb1ed227d', 'hex'));
  const swapped = (little: Buffer): Buffer => Buffer.from(little).swap16();
  const utf8 = Buffer.from(text);

  test.each<[string, Uint8Array, string]>([
    ['UTF-16 LE', Buffer.from(text, 'utf16le'), '文件的编码像是 UTF-16 LE，应为 UTF-8'],
    [
      'UTF-16 LE with a mark',
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      '文件的编码像是 UTF-16 LE，应为 UTF-8',
    ],
    ['UTF-16 BE', swapped(Buffer.from(text, 'utf16le')), '文件的编码像是 UTF-16 BE，应为 UTF-8'],
    [
      'UTF-16 BE with a mark',
      swapped(Buffer.from(`\ufeff${text}`, 'utf16le')),
      '文件的编码像是 UTF-16 BE，应为 UTF-8',
    ],
    ['GBK', gbk, '文件的编码像是 GBK（GB 18030），应为 UTF-8'],
    [
      'a broken sequence',
      Buffer.concat([utf8.subarray(0, -4), utf8.subarray(-3)]),
      '不是有效的 UTF-8：第 61 个字节',
    ],
    ['a cut-off file', utf8.subarray(0, 40), '不是有效的 UTF-8：第 40 个字节'],
    ['nothing', new Uint8Array(), '文件是空的'],
    ['only a mark', Buffer.from('\ufeff'), '文件是空的'],
    ['only a comment', Buffer.from('// 说明'), '文件里没有数据，只有注释或空白'],
    ['zeros', new Uint8Array(100), '文件的编码像是 UTF-32 BE'],
  ])('%s', (_, bytes, message) => {
    const { diagnostics } = readFiling(bytes, { file: 'b.json' });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message.startsWith(message)).toBe(true);
    expect(diagnostics[0]).toMatchObject({ file: 'b.json', path: '', severity: 'error' });
  });

  test('the first broken byte has line and column', () => {
    const broken = Buffer.concat([Buffer.from('{\n"单位": "'), Buffer.from([0xff]), Buffer.from('中心"}')]);
    expect(readFiling(broken, { file: '' }).diagnostics[0]?.position).toEqual({ line: 2, column: 8 });
  });
});

describe('files of other formats are called by their name', () => {
  const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
  const zipped = (part: string): Uint8Array =>
    latin(`PK\x03\x04\x14\0\0\0\x08\0${'\0'.repeat(16)}${part}\xff\xfe`);

  test.each<[string, Uint8Array, string]>([
    [
      'pdf',
      latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'),
      '这是 PDF 文件，不是填报数据；请给出填报数据的 JSON 文件',
    ],
    ['docx', zipped('word/document.xml'), '这是 Word 文件，不是填报数据；请给出填报数据的 JSON 文件'],
    ['xlsx', zipped('xl/workbook.xml'), '这是 Excel 文件，不是填报数据'],
    ['ofd', zipped('OFD.xml'), '这是 OFD 文件，不是填报数据'],
    [
      'doc, xls',
      latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'),
      '这是 Word 或 Excel 文件（旧格式），不是填报数据',
    ],
    ['rtf', latin('{\\rtf1\\ansi'), '这是 Word 文件（RTF），不是填报数据'],
    ['zip', zipped('数据.json'), '这是压缩包（zip），不是填报数据；请先解压，给出其中的 JSON 文件'],
    ['7z', latin('7z\xbc\xaf\x27\x1c\0\x04'), '这是压缩包（7z），不是填报数据；请先解压'],
    [
      'png',
      latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
      '这是图片（PNG），不是填报数据；请给出填报数据的 JSON 文件',
    ],
    ['jpeg', latin('\xff\xd8\xff\xe0\0\x10JFIF'), '这是图片（JPEG），不是填报数据'],
    ['bmp', latin('BM\x0a\x0d\0\0\0\0\0\0\x36\0'), '这是图片（BMP），不是填报数据'],
  ])('%s', (_, bytes, message) => {
    const { diagnostics } = readFiling(bytes, { file: 'b' });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message.startsWith(message)).toBe(true);
    expect(diagnostics[0]).toMatchObject({ code: 'filing/other-format', file: 'b', severity: 'error' });
  });
});

test('what follows in the line from a wrong sign is not told, nor that the data end there', () => {
  expect(said('{"year"：2024，\n"unit": {"name": "甲"}}')).toHaveLength(1);
  expect(said('{“year”: 2024, “unit”: {“name”: “甲”}}')).toHaveLength(1);
  expect(said('{"a": "一"二"三"}\n{"b": 1}')).toHaveLength(1);
});

test.each([
  ['项目,金额\n甲,1\n', 'CSV'],
  ['"项目","金额"\n"甲",1\n', 'CSV'],
  ['项目\t金额\n甲\t1\n', 'CSV'],
  ['<!DOCTYPE html><html></html>', '网页'],
  ['<?xml version="1.0"?><a/>', 'XML'],
])('%j is named as what it is', (text, name) => {
  const { diagnostics } = read(text);
  expect(diagnostics).toMatchObject([{ code: 'filing/other-format' }]);
  expect(diagnostics[0]?.message).toContain(name);
});

test('a line of the file can be quoted, also of one that is no JSON', () => {
  expect(read('{"year": 2024,\r\n "unit": x}').lineAt(2)).toBe(' "unit": x}');
  expect(read('{"year": 2024,\n "unit": {"name": "甲"}}').lineAt(1)).toBe('{"year": 2024,');
  expect(read('{}').lineAt(7)).toBe('');
});
