/** The form as rows of cells with spans: the shape that most table libraries take. */

/**
 * Rows of cells `{text, kind, colSpan, rowSpan}`; slots covered by a span from above are left out, as in HTML.
 * `kind` is label, value, amount, text, or head.
 */
export function gridOf(form) {
  return [
    [
      label('项目名称'),
      value(form.name),
      label('项目性质'),
      value(form.nature),
      label('项目类别'),
      value(form.category),
    ],
    [label('主管部门'), value(form.department), label('实施单位'), value(form.implementer, 3)],
    [label('计划开始日期'), value(form.startDate), label('计划完成日期'), value(form.endDate, 3)],
    [
      label('项目资金(元)', 4),
      ...money('项目资金总额', form.total),
      ...money('年度资金申请总额', form.annualTotal, 2),
    ],
    [...money('其中：财政资金', form.fiscal), ...money('其中：当年财政拨款', form.annualFiscal, 2)],
    [...money('', ''), ...money('上年结转资金', form.annualCarryover, 2)],
    [...money('其他资金', form.other), ...money('其他资金', form.annualOther, 2)],
    [label('项目绩效目标', 2), cell('head', '项目总目标', 2), cell('head', '年度总体目标', 3)],
    [cell('text', form.overall, 2), cell('text', form.annual, 3)],
    [
      label('绩效指标', form.rows.length + 1),
      cell('head', '一级指标'),
      cell('head', '二级指标'),
      cell('head', '三级指标', 2),
      cell('head', '年度(/项目)指标值'),
    ],
    ...form.rows.map((row) => [
      ...(row.level1Span > 0 ? [label(row.level1, row.level1Span)] : []),
      ...(row.level2Span > 0 ? [label(row.level2, row.level2Span)] : []),
      cell('text', row.name, 2),
      value(row.target),
    ]),
  ];
}

/** The same grid with a null in each slot that a span covers: six entries a row, as pdfmake wants them. */
export function fullGridOf(form) {
  const covered = new Map();
  return gridOf(form).map((cells, row) => {
    const slots = Array(6).fill(null);
    let column = 0;
    for (const one of cells) {
      while (covered.get(column) > row) column++;
      slots[column] = one;
      for (let next = column; next < column + one.colSpan; next++) covered.set(next, row + one.rowSpan);
      column += one.colSpan;
    }
    return slots;
  });
}

function cell(kind, text, colSpan = 1, rowSpan = 1) {
  return { kind, text, colSpan, rowSpan };
}

function label(text, rowSpan = 1) {
  return cell('label', text, 1, rowSpan);
}

function value(text, colSpan = 1) {
  return cell('value', text, colSpan);
}

function money(name, amount, colSpan = 1) {
  return [label(name), cell('amount', amount, colSpan)];
}

/** Horizontal alignment of a kind of cell. */
export function alignOf(kind) {
  switch (kind) {
    case 'amount':
      return 'right';
    case 'text':
      return 'left';
    default:
      return 'center';
  }
}
