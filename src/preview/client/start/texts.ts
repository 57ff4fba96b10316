/** The words of the start. */
import type { Words } from '../texts.js';

const texts = {
  title: ['从哪里开始？', 'Where do you begin?'],
  saved: ['填好的数据放在文件夹', 'Filings are kept in the folder'],
  steps: ['三步', 'Three steps'],
  stepChoose: ['选怎么开始', 'Choose how'],
  stepSay: ['写几项', 'Say a little'],
  stepFill: ['在页面上填', 'Fill it in on the page'],
  blank: ['新建填报', 'New filing'],
  blankHint: [
    '写上单位和年度，得到一份空白表，在页面上填',
    'Unit and year give a blank form to fill in on the page',
  ],
  lastYear: ['由去年的开始', 'From last year’s'],
  lastYearHint: [
    '年度和日期移一年，其余照抄，逐项核对',
    'Year and dates move on, the rest is copied for you to go through',
  ],
  open: ['打开', 'Open'],
  openHint: [
    '填报数据（JSON），填好的 Excel、WPS、Word 表，或绩表出的 PDF、OFD；也可以直接拖进来',
    'A filing (JSON), a filled Excel, WPS or Word form, or a PDF or OFD made here; or drop it on the page',
  ],
  samples: ['看示例', 'Look at a sample'],
  samplesHint: [
    '填好的表长什么样；怎么试都不会存盘',
    'What filled forms look like; nothing that you try is saved',
  ],
  year: ['年度', 'Year'],
  unit: ['单位名称', 'Name of the unit'],
  department: ['主管部门（没有就空着）', 'Department (if there is one)'],
  project: ['第一个项目的名称', 'Name of the first project'],
  make: ['新建，开始填', 'Make it and begin'],
  fromFolder: ['这个文件夹里的', 'In this folder'],
  fromComputer: ['从电脑里选一份…', 'Choose a file…'],
  back: ['返回', 'Back'],
  close: ['关闭', 'Close'],
  noSamples: ['没有带示例', 'There are no samples'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type StartTextKey = keyof typeof texts;

export function startText(words: Words, key: StartTextKey): string {
  const [zh, en] = texts[key];
  return words.pick(zh, en);
}
