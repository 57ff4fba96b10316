/** Cells as full as Excel lets them be, of what patterns begin or end with: reading stays linear. */
import { expect, it } from 'vitest';
import { loadResources, readTables } from '../../src/index.js';

it.each([...'。：；，*※【[(（x×□☑　 1０…-'])('cells of 32,767 %j are read in little time', async (mark) => {
  const { value: resources } = await loadResources();
  if (resources === null) throw new Error('no resources');
  const text = `${mark.repeat(32_766)}!`;
  const rows = [
    ['财政项目支出绩效目标表'],
    [text, text],
    ['项目名称', text],
    ['项目类别', text],
    ['一级指标', '二级指标', '三级指标', '指标值'],
    [text, text, text, text],
    ['产出指标', '数量指标', text, text],
  ];
  const before = process.cpuUsage();
  readTables([{ name: '表', rows }], resources);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1.5);
});
