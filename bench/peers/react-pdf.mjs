/** @react-pdf/renderer: it has no table, so rows and merged cells are nested flex boxes. */
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement } from 'react';
import { columnWidths, page, printedForm, summaryHeading, type } from '../form/printed.mjs';

export async function open({ fonts }) {
  Font.register({
    family: 'Song',
    fonts: [{ src: fonts.song }, { src: fonts.songBold, fontWeight: 'bold' }],
  });
  // Hanzi may break anywhere; the empty parts keep it from setting hyphens.
  Font.registerHyphenationCallback((word) => Array.from(word).flatMap((character) => [character, '']));
  return {
    single: (filing) =>
      renderToBuffer(documentOf([formPage(printedForm(filing.projects[0], filing), null, 0)])),
    summary: (filing) =>
      renderToBuffer(
        documentOf(
          filing.projects.map((project, index) =>
            formPage(printedForm(project, filing), index === 0 ? summaryHeading(filing) : null, index),
          ),
        ),
      ),
  };
}

const styles = StyleSheet.create({
  page: { padding: page.margin, fontFamily: 'Song', fontSize: type.body, lineHeight: 1.4 },
  title: { fontSize: type.title, fontWeight: 'bold', textAlign: 'center' },
  subtitle: { textAlign: 'center', marginTop: 8, marginBottom: 4 },
  table: { borderTopWidth: 0.5, borderLeftWidth: 0.5 },
  row: { flexDirection: 'row' },
  cell: { borderRightWidth: 0.5, borderBottomWidth: 0.5, padding: type.padding, justifyContent: 'center' },
  value: { textAlign: 'center' },
  amount: { textAlign: 'right' },
  text: { textAlign: 'left' },
  footer: {
    position: 'absolute',
    top: page.height - 40,
    left: 0,
    right: 0,
    textAlign: 'center',
    fontSize: type.footer,
  },
});

const view = (style, children, key) => createElement(View, { style, key }, children);
const row = (children, key) => view(styles.row, children, key);

function documentOf(pages) {
  return createElement(Document, null, pages);
}

function formPage(form, heading, key) {
  return createElement(Page, { size: 'A4', style: styles.page, key }, [
    heading === null ? null : createElement(Text, { style: styles.title, key: 'heading' }, heading),
    createElement(Text, { style: styles.title, key: 'title' }, form.title),
    createElement(Text, { style: styles.subtitle, key: 'subtitle' }, form.subtitle),
    view(styles.table, tableRows(form), 'table'),
    createElement(Text, {
      key: 'footer',
      style: styles.footer,
      fixed: true,
      render: ({ pageNumber, totalPages }) => `第 ${pageNumber} 页  共 ${totalPages} 页`,
    }),
  ]);
}

function widthOf(column, span) {
  return columnWidths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
}

function cell(text, column, span = 1, kind = 'value') {
  return view(
    [styles.cell, { width: widthOf(column, span) }],
    createElement(Text, { style: styles[kind] }, text),
    `c${column}`,
  );
}

/** A column of rows beside a merged cell. */
function merged(label, column, rows, key) {
  return row([cell(label, column), view({}, rows, 'rows')], key);
}

function moneyRow(key, left, leftAmount, right, rightAmount) {
  return row(
    [cell(left, 1), cell(leftAmount, 2, 1, 'amount'), cell(right, 3), cell(rightAmount, 4, 2, 'amount')],
    key,
  );
}

function tableRows(form) {
  return [
    row(
      [
        cell('项目名称', 0),
        cell(form.name, 1),
        cell('项目性质', 2),
        cell(form.nature, 3),
        cell('项目类别', 4),
        cell(form.category, 5),
      ],
      'name',
    ),
    row(
      [cell('主管部门', 0), cell(form.department, 1), cell('实施单位', 2), cell(form.implementer, 3, 3)],
      'unit',
    ),
    row(
      [cell('计划开始日期', 0), cell(form.startDate, 1), cell('计划完成日期', 2), cell(form.endDate, 3, 3)],
      'dates',
    ),
    merged('项目资金(元)', 0, moneyRows(form), 'funding'),
    merged(
      '项目绩效目标',
      0,
      [
        row([cell('项目总目标', 1, 2), cell('年度总体目标', 3, 3)], 'heads'),
        row([cell(form.overall, 1, 2, 'text'), cell(form.annual, 3, 3, 'text')], 'texts'),
      ],
      'goals',
    ),
    merged('绩效指标', 0, indicatorRows(form), 'indicators'),
  ];
}

function moneyRows(form) {
  return [
    moneyRow(1, '项目资金总额', form.total, '年度资金申请总额', form.annualTotal),
    moneyRow(2, '其中：财政资金', form.fiscal, '其中：当年财政拨款', form.annualFiscal),
    moneyRow(3, '', '', '上年结转资金', form.annualCarryover),
    moneyRow(4, '其他资金', form.other, '其他资金', form.annualOther),
  ];
}

function indicatorRows({ rows }) {
  const head = row(
    [cell('一级指标', 1), cell('二级指标', 2), cell('三级指标', 3, 2), cell('年度(/项目)指标值', 5)],
    'head',
  );
  return [
    head,
    ...runs(rows, 'level1Span').map((run, index) => merged(run[0].level1, 1, level2Rows(run), index)),
  ];
}

function level2Rows(rows) {
  return runs(rows, 'level2Span').map((run, index) =>
    merged(
      run[0].level2,
      2,
      run.map((one, place) => row([cell(one.name, 3, 2, 'text'), cell(one.target, 5)], place)),
      index,
    ),
  );
}

function runs(rows, span) {
  return rows.flatMap((one, index) => (one[span] > 0 ? [rows.slice(index, index + one[span])] : []));
}
