/** Every word of the page, in Chinese and in English. */

export type Language = 'zh' | 'en';

const texts = {
  brand: ['绩表', 'Jibiao'],
  skipToPages: ['跳到页面', 'Skip to the pages'],
  viewTools: ['翻页与缩放', 'Pages and zoom'],
  previousPage: ['上一页', 'Previous page'],
  nextPage: ['下一页', 'Next page'],
  pageNumber: ['页码', 'Page number'],
  zoomOut: ['缩小', 'Zoom out'],
  zoomIn: ['放大', 'Zoom in'],
  fitWidth: ['适合宽度', 'Fit width'],
  everything: ['全部', 'All'],
  pictureHint: ['这一页的图片', 'A picture of this page'],
  everythingHint: [
    '这份数据的全部表格，PDF 与 Word，一个压缩包',
    'All forms of this filing, PDF and Word, in a zip',
  ],
  print: ['打印', 'Print'],
  printHint: ['打开 PDF 打印（Ctrl-P）', 'Opens the PDF to print (Ctrl-P)'],
  switchLanguage: ['Switch to English', '换成中文'],
  keys: ['键盘操作', 'Keyboard'],
  choose: ['选择', 'Choose'],
  content: ['内容', 'Contents'],
  pages: ['页面', 'Pages'],
  filings: ['填报数据', 'Filings'],
  openFile: ['打开…', 'Open…'],
  forms: ['表格', 'Forms'],
  projects: ['项目', 'Projects'],
  options: ['选项', 'Options'],
  profile: ['页面版式', 'Page profile'],
  profileTable: ['表格（边距约 20 毫米）', 'Table (margins of 20 mm)'],
  profileGb: ['公文（GB/T 9704）', 'Official document (GB/T 9704)'],
  substitute: ['缺字印作〓', 'Print 〓 for missing characters'],
  wordFlow: ['Word 自行分页', 'Word breaks pages itself'],
  command: ['等同的命令', 'The same as a command'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  pagesLabel: ['表格的页面', 'Pages of the form'],
  findings: ['校验', 'Findings'],
  findingsOf: ['校验的范围', 'Findings of'],
  ofThisForm: ['本表', 'This form'],
  ofAll: ['全部', 'All'],
  noFindings: ['没有发现问题', 'Nothing found'],
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
  ownWords: ['表样自己的文字，不取自数据', "The form's own words, not from the data"],
  expected: ['应为', 'expected'],
  actual: ['实为', 'is'],
  dropHere: ['把填报数据（JSON）拖到这里', 'Drop a filing (JSON) here'],
  dropHint: ['也可以用左侧的“打开…”', 'or choose “Open…” on the left'],
  lastGood: ['有错误，下面是上一次正确的页面', 'There is an error; these are the last good pages'],
  cannotShow: ['有错误，不能显示', 'There is an error; nothing can be shown'],
  lost: ['与预览程序的连接已断开，正在重试', 'The preview does not answer; trying again'],
  live: ['已连接', 'Connected'],
  dropped: ['拖入', 'dropped'],
  page: ['第 # 页', 'Page #'],
  line: ['第\u00a0#\u00a0行', 'line\u00a0#'],
  keyList: ['键盘操作', 'Keyboard'],
  close: ['关闭', 'Close'],
  keyArrows: ['上下滚动；左右翻页', 'Scroll; previous and next page'],
  keyPages: ['上一页、下一页', 'Previous and next page'],
  keyEnds: ['第一页、最后一页', 'First and last page'],
  keyZoom: ['放大、缩小、适合宽度', 'Zoom in, zoom out, fit width'],
  keyGo: ['填写页码', 'Go to a page'],
  keyPrint: ['打开 PDF 打印', 'Open the PDF to print'],
  keyCells: ['选中单元格并在其间移动', 'Select a cell and move between cells'],
  keyFindings: ['上一条、下一条校验', 'Previous and next finding'],
  keyEscape: ['取消选中', 'Clear the selection'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type TextKey = keyof typeof texts;

/** The words of the chosen language, and the choosing. */
export class Words {
  constructor(private chosen: Language) {}

  get language(): Language {
    return this.chosen;
  }

  switch(): void {
    this.chosen = this.chosen === 'zh' ? 'en' : 'zh';
  }

  /** `#` stands for the number. */
  say(key: TextKey, number?: number): string {
    const [zh, en] = texts[key];
    const text = this.pick(zh, en);
    return number === undefined ? text : text.replace('#', String(number));
  }

  pick(zh: string, en: string): string {
    return this.chosen === 'zh' ? zh : en;
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
    each('label', (element, text) => {
      element.setAttribute('aria-label', text);
      if (element instanceof HTMLButtonElement) element.setAttribute('title', text);
    });
  }
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(texts, key);
}
