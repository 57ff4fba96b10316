/** Makes the files of `jibiao pack new`: a small valid form to start from. */

/** Returns the pack's files by name. */
export function newPack(id: string): Readonly<Record<string, string>> {
  return { 'form.json': `${JSON.stringify(packDefinition(id), null, 2)}\n`, 'form.hbs': template };
}

/** form.json of a new form, in which everything is to be replaced. */
export function packDefinition(id: string) {
  return {
    id,
    title: `新的表 ${id}`,
    scope: 'project',
    order: 100,
    amountUnit: '万元',
    dateStyle: '2024年1月1日',
    edition: '本单位',
    source: '写明式样的出处，是否与原件核对过',
    page: {
      orientation: 'portrait',
      bodySize: 10.5,
      linePitch: 15,
      titleSize: 18,
      cellPadding: { x: 3, y: 3, leastY: 1 },
    },
    options: {},
    blank: { data: { year: '　　　　', project: { indicators: 6 } } },
  };
}

const template = `<form title="新的表：{{plain project.name}}">
<h1>新的表</h1>
<p class="subtitle">（{{year}}年度）</p>
<p class="body">填报单位：{{unit.name}}<tab/>金额单位：万元</p>
<table columns="4">
  <col width="2"/><col width="3"/><col width="5"/><col width="3"/>
  <tr>
    <td class="label">项目名称</td>
    <td class="value" colspan="3">{{project.name}}</td>
  </tr>
  <tr>
    <td class="label">年度资金总额</td>
    <td class="amount">{{project.funding.annual.total}}</td>
    <td class="label">其中：财政拨款</td>
    <td class="amount">{{project.funding.annual.fiscal}}</td>
  </tr>
  <tr class="repeating-head">
    <td class="head">一级指标</td>
    <td class="head">二级指标</td>
    <td class="head">三级指标</td>
    <td class="head">指标值</td>
  </tr>
  {{#each (atLeast project.indicators 1) as |row|}}
  <tr>
    <td class="label" merge="{{key row.level1}}">{{row.level1}}</td>
    <td class="label" merge="{{key row.level1 row.level2}}">{{row.level2}}</td>
    <td class="text">{{row.name}}</td>
    <td class="value">{{row.target}}</td>
  </tr>
  {{/each}}
</table>
<p class="note">注：写明填报要求。</p>
</form>
`;
