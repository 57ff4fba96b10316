/** Every word of the page, in Chinese and in English. */
import type { Language } from '../../diagnostics/index.js';
import { editingTexts } from './editor/texts.js';

const texts = {
  ...editingTexts,
  brand: ['绩表', 'Jibiao'],
  skipToPages: ['跳到页面', 'Skip to the pages'],
  viewTools: ['翻页与缩放', 'Pages and zoom'],
  previousPage: ['上一页', 'Previous page'],
  nextPage: ['下一页', 'Next page'],
  pageNumber: ['页码', 'Page number'],
  zoomOut: ['缩小', 'Zoom out'],
  zoomIn: ['放大', 'Zoom in'],
  fitWidth: ['适合宽度', 'Fit width'],
  fitPage: ['整页', 'Fit page'],
  fields: ['可填处', 'Fields'],
  fieldsHint: ['给可以填写的格加底色（不会印出来）', 'Tints what can be filled in; it is not printed'],
  keyFields: ['给可以填写的格加底色，或不加', 'Tint what can be filled in, or not'],
  download: ['下载', 'Download'],
  everything: ['全部表格，PDF 和 Word（压缩包）', 'All forms, PDF and Word (zip)'],
  leftOut: [
    '# 份没有出成，名称和原因在压缩包里的“没有出成的表.txt”',
    '# files could not be made; a text in the archive names them',
  ],
  picture: ['图片（这一页）', 'Picture of this page'],
  print: ['打印', 'Print'],
  printNote: [
    '请用页面上的“打印”按钮，或在页面上按 Ctrl+P：从浏览器的菜单打印，只会印出看得见的几页',
    'Please use the page’s own Print button, or Ctrl+P: from the browser’s menu only pages in view would be printed',
  ],
  printing: ['正在准备打印：第 # 页', 'Preparing to print: page #'],
  switchLanguage: ['English', '中文'],
  keys: ['键盘操作', 'Keyboard'],
  choose: ['选择', 'Choose'],
  content: ['内容', 'Contents'],
  pages: ['页面', 'Pages'],
  filings: ['填报数据', 'Filings'],
  openFile: ['打开…', 'Open…'],
  forms: ['表格', 'Forms'],
  projects: ['项目', 'Projects'],
  options: ['选项', 'Options'],
  profile: ['页面版式', 'Page layout'],
  profileTable: ['表格（边距约 20 毫米）', 'Table (margins of 20 mm)'],
  profileGb: ['公文（GB/T 9704 的边距和页码）', 'Official document (GB/T 9704)'],
  fit: ['页数', 'Pages'],
  fitNone: ['照原样', 'as they come'],
  fitTail: ['末页只剩几行时收紧', 'take back a short last page'],
  fitOnePage: ['尽量排在一页', 'one page where it can be'],
  missing: ['字体里没有的字', 'Characters that no font has'],
  missingStop: ['停下来说明', 'stop and say so'],
  missingSubstitute: ['印成〓', 'print 〓'],
  word: ['Word 的分页', 'Page breaks in Word'],
  wordPages: ['与 PDF 一致', 'as in the PDF'],
  wordFlow: ['由 Word 自己分（便于再改）', 'left to Word, for editing'],
  command: ['等同的命令', 'The same as a command'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  pagesLabel: ['表格的页面', 'Pages of the form'],
  find: ['在所有页上查找', 'Find on all pages'],
  findPrevious: ['上一处', 'Previous'],
  findNext: ['下一处', 'Next'],
  findClose: ['关闭查找', 'Close'],
  notOnPages: ['没有', 'None'],
  findings: ['校验', 'Findings'],
  findingsOf: ['校验的范围', 'Findings of'],
  ofThisForm: ['本表', 'This form'],
  ofAll: ['全部', 'All'],
  noFindings: ['没有发现问题', 'Nothing found'],
  noneFound: ['没有符合的', 'Nothing matches'],
  wholeFiling: ['整份数据', 'The whole filing'],
  showOnly: ['只看这一种', 'Show only'],
  searchFindings: ['在校验中查找', 'Search findings'],
  searchProjects: ['查找项目', 'Search projects'],
  onlyFaulty: ['只看有问题的', 'With findings only'],
  loading: ['正在生成页面…', 'Making the pages…'],
  begin: ['新建…', 'New…'],
  start: ['开始', 'Start'],
  moreFindings: ['条未列出', 'more not listed'],
  error: ['错误', 'Error'],
  warning: ['警告', 'Warning'],
  note: ['提示', 'Note'],
  cell: ['单元格', 'Cell'],
  text: ['文字', 'Text'],
  closeCell: ['关闭', 'Close'],
  path: ['路径', 'Path'],
  value: ['数据', 'Value'],
  blank: ['（空）', '(blank)'],
  dataLine: ['数据行', 'Line in filing'],
  templateLine: ['模板行', 'Line in template'],
  forPackAuthors: ['编写表样用', 'For authors of forms'],
  ownWords: ['表样自己的文字，不取自数据', "The form's own words, not from the data"],
  expected: ['应为', 'expected'],
  actual: ['实为', 'is'],
  dropHere: ['放开，就打开这份文件', 'Drop it to open it'],
  lastGood: ['有错误，下面是上一次正确的页面', 'There is an error; these are the last good pages'],
  cannotShow: ['有错误，不能显示', 'There is an error; nothing can be shown'],
  cannotPrint: [
    '页面上的〓是字库中没有的字，不能这样印出去',
    '〓 on the page stands for a character that no face has; it is not to be printed so',
  ],
  lost: ['与预览程序的连接已断开，正在重试', 'The preview does not answer; trying again'],
  live: ['已连接', 'Connected'],
  dropped: ['拖入', 'dropped'],
  page: ['第 # 页', 'Page #'],
  line: ['第\u00a0#\u00a0行', 'line\u00a0#'],
  column: ['第\u00a0#\u00a0字', ',\u00a0column\u00a0#'],
  keyList: ['键盘操作', 'Keyboard'],
  close: ['关闭', 'Close'],
  keyArrows: ['上下滚动；左右翻页', 'Scroll; previous and next page'],
  keyPages: ['上一页、下一页', 'Previous and next page'],
  keyEnds: ['第一页、最后一页', 'First and last page'],
  keyZoom: ['放大、缩小、适合宽度、整页', 'Zoom in, zoom out, fit width, fit page'],
  keyGo: ['填写页码', 'Go to a page'],
  keyFind: ['在所有页上查找', 'Find on all pages'],
  keyPrint: ['打印', 'Print'],
  keyCells: ['选中单元格并在其间移动', 'Select a cell and move between cells'],
  keyFindings: ['上一条、下一条校验', 'Previous and next finding'],
  keyEscape: ['取消选中', 'Clear the selection'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type TextKey = keyof typeof texts;

/** The words of the chosen language, and the choosing. */
export class Words {
  #chosen: Language;

  constructor(chosen: Language) {
    this.#chosen = chosen;
  }

  get language(): Language {
    return this.#chosen;
  }

  switch(): void {
    this.#chosen = this.#chosen === 'zh' ? 'en' : 'zh';
  }

  /** `#` stands for the number. */
  say(key: TextKey, number?: number): string {
    const [zh, en] = texts[key];
    const text = this.pick(zh, en);
    return number === undefined ? text : text.replace('#', String(number));
  }

  pick(zh: string, en: string): string {
    return this.#chosen === 'zh' ? zh : en;
  }

  /** Fills every element of the page that asks for words. */
  fill(root: ParentNode): void {
    const each = (name: string, fill: (element: Element, text: string) => void): void => {
      for (const element of root.querySelectorAll(`[data-${name}]`)) {
        const key = element.getAttribute(`data-${name}`);
        if (key !== null && isKey(key)) fill(element, this.say(key));
      }
    };
    each('text', (element, text) => element.replaceChildren(text));
    each('title', (element, text) => element.setAttribute('title', text));
    each('placeholder', (element, text) => element.setAttribute('placeholder', text));
    each('label', (element, text) => element.setAttribute('aria-label', text));
  }
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(texts, key);
}
