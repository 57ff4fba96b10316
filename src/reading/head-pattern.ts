/** Pattern of the fill-in book's first sheet, which states year and unit once for all forms. */

import type { JsonPath } from '../diagnostics/index.js';
import { type FilingSchema, labelAt, PlaceKinds } from '../filing/index.js';
import { labelKey } from '../identity/index.js';
import { LabelIndex } from './label-index.js';
import type { LabelNode, Pattern, PatternCell, ValueNode } from './pattern.js';
import { labelCore, titleKeys } from './words.js';

export const headTitle = '填报说明';
export const headPaths: readonly JsonPath[] = ['year', 'unit.name', 'unit.department'];

/** Instructions on that sheet; reading recognises and skips them. */
export const headLines: readonly string[] = [
  '一、浅黄色的格可以填，其他的格已锁定（没有密码，审阅 → 撤销工作表保护 即可解锁）。',
  '二、标签后有“*”的必须填。有下拉箭头的从列表中选；金额只填数字，单位见标签；日期如 2024-01-31。',
  '三、浅黄的标签（如“项目总目标”）后面可以接着写期间，如 (2024年-2026年)。指标每行一条；一级、二级指标与上一行相同的可以不填。空着的行不必删。',
  '四、项目不止一个的，复制该工作表（右键 → 移动或复制 → 建立副本），每个项目一张。',
  '五、填好后保存，运行 jibiao read 读回数据，再用 jibiao render 出正式的表。',
];

export function headPattern(schema: FilingSchema): Pattern {
  const pairs = headPaths.map((path, row) => headPair(path, row));
  const labels = pairs.map(([label]) => label);
  return {
    form: '',
    title: headTitle,
    scope: 'head',
    schema,
    kinds: new PlaceKinds(schema),
    amountPower: 0,
    titles: titleKeys([headTitle]),
    texts: [],
    labels,
    index: new LabelIndex(labels),
    values: pairs.map(([, value]) => value),
    lists: [],
    seeds: new Map(),
    ownWords: new Set([headTitle, ...headLines].map(labelKey)),
    signatureWords: [],
  };
}

function headPair(path: JsonPath, row: number): readonly [LabelNode, ValueNode] {
  const words = labelAt(path) ?? path;
  const key = labelKey(words);
  const common = { row, rowSpan: 1, columnSpan: 1, merges: false } as const;
  const label: LabelNode = {
    ...common,
    column: 0,
    kind: 'label',
    parts: [{ kind: 'words', text: words }],
    key,
    paths: [],
    keys: [key],
    core: labelCore(key),
    around: { left: null, right: null, above: null, below: null },
    written: null,
  };
  const cell: PatternCell = {
    ...common,
    column: 1,
    kind: 'value',
    parts: [{ kind: 'value', paths: [path], sample: '' }],
    key: '',
    paths: [path],
  };
  return [label, { cell, label, head: null, unitLabels: [] }];
}
