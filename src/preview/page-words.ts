/** Says what is said for a command line as one says it to who has the page before them: nothing of options and commands. */
import { noContentCode } from '../batch/index.js';
import type { Diagnostic } from '../diagnostics/index.js';

type PageMessage = Partial<Pick<Diagnostic, 'message' | 'english' | 'label' | 'path'>>;

const noProject: PageMessage = {
  message: '这份数据里还没有项目，也没有单位整体的内容：请在“项目”下新增一个，或从去年的数据复制',
  english:
    'there is no project yet, and nothing of the unit as a whole: add one under Projects, or copy last year’s',
  label: '项目',
  path: null,
};

const empty: PageMessage = {
  message: '文件是空的；请点“新建…”写一份，或打开别的文件',
  english: 'the file is empty: begin a new one, or open another',
};

/** By code; a text may name what the diagnostic names. */
const words: ReadonlyMap<string, (found: Diagnostic) => PageMessage> = new Map([
  [noContentCode, () => noProject],
  ['filing/empty', () => empty],
  ['filing/other-format', otherFormat],
  ['layout/no-glyph', noGlyph],
]);

/** The same finding, in words for the page where it has such. */
export function onThePage<Found extends Diagnostic>(found: Found): Found {
  const own = words.get(found.code)?.(found);
  return own === undefined ? found : { ...found, ...own };
}

function otherFormat({ message, english }: Diagnostic): PageMessage {
  return {
    message: `${message.split('；')[0]}；请打开填报数据（JSON），或填好的 Excel、WPS、Word 表`,
    english: `${english.split(';')[0]}; open a filing (JSON), or a form filled in with Excel, WPS or Word`,
  };
}

/** A mark that is left out, and 〓 asked for by an option, are warnings, and said as they are. */
function noGlyph({ severity, parameters: { character, codePoint } }: Diagnostic): PageMessage {
  if (severity !== 'error') return {};
  return {
    message: `字库里没有“${character}”（${codePoint}），PDF 出不了：请改用别的字；Word、Excel 照样能下载，由打开它的电脑上的字体显示`,
    english: `no face has “${character}” (${codePoint}), so no PDF can be made: use another character; Word and Excel files can be downloaded`,
  };
}
