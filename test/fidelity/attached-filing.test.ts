/** The filing that travels inside a document: what is printed and no more, and the same pages come of it. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { lineBoxes, type PagedDocument, type PlacedText } from '../../src/layout/index.js';
import { layOutDocument, type Resources } from '../../src/pipeline.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { tempFolder } from '../temp-folder.js';
import { formSets, resourcesOf } from '../template/form-sets.js';
import {
  type CorpusDocument,
  corpus,
  corpusResources,
  layOutCorpus,
  singleDocuments,
  summaryDocuments,
} from './corpus.js';

let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});

function attachedTo(document: PagedDocument) {
  const [attachment] = document.attachments;
  if (attachment === undefined || document.attachments.length > 1) throw new Error('one filing is attached');
  const { value, diagnostics } = readFiling(Buffer.from(attachment.json), { file: attachment.name });
  if (value === null) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return { attachment, value, diagnostics };
}

/** Every line and every glyph run with its place. */
function inkOf({ pages }: PagedDocument): readonly unknown[] {
  const inkOfText = (text: PlacedText) => text.paragraphs.flatMap((paragraph) => lineBoxes(paragraph, text));
  return pages.map(({ items }) =>
    items.map((item) =>
      item.kind === 'text'
        ? inkOfText(item.text)
        : [item.columnEdges, item.rowEdges, item.cells.map(({ text }) => inkOfText(text))],
    ),
  );
}

/** The only project is the first one of the attached filing. */
function madeFromAttached(document: CorpusDocument, paged: PagedDocument): PagedDocument {
  const { value } = attachedTo(paged);
  return layOutCorpus(
    { ...document, filing: value, project: document.project === null ? null : 0 },
    resources,
  );
}

describe('the attached filing', () => {
  it('gives the same pages to the glyph', () => {
    for (const document of [...singleDocuments, ...summaryDocuments]) {
      const paged = layOutCorpus(document, resources);
      expect(inkOf(madeFromAttached(document, paged)), document.name).toEqual(inkOf(paged));
    }
  });

  it('is read without a word and is its own attachment', () => {
    for (const document of singleDocuments) {
      const paged = layOutCorpus(document, resources);
      const { attachment, diagnostics } = attachedTo(paged);
      expect(diagnostics).toEqual([]);
      const again = attachedTo(madeFromAttached(document, paged));
      expect(again.attachment).toEqual(attachment);
    }
  });

  it("holds one project and the unit's head where the form is a project's", () => {
    const [document] = singleDocuments.filter(({ project }) => project === 1);
    if (document === undefined) throw new Error('a filing of two projects');
    const { attachment, value } = attachedTo(layOutCorpus(document, resources));
    expect(value.projects.map(({ name }) => name)).toEqual([document.filing.projects[1]?.name]);
    expect(value.unitTarget).toBeNull();
    expect(value.unit.name).toBe(document.filing.unit.name);
    expect(attachment.json).not.toContain(document.filing.projects[0]?.name);
    expect(attachment.json).not.toContain(document.file);
  });

  it('leaves out what the form does not print: 性质 in a form whose boxes are ticked from 类别', () => {
    const first = corpus.find(({ filing }) => filing.projects.length > 0);
    const project = first?.filing.projects[0];
    if (first === undefined || project === undefined) throw new Error('a project');
    const filing = {
      ...first.filing,
      projects: [{ ...project, nature: '阶段性项目', category: '一次性项目' }],
    };
    const document = { ...first, filing, name: 'ticks', form: 'project-target', project: 0, options: {} };
    expect(attachedTo(layOutCorpus(document, resources)).attachment.json).not.toContain('阶段性项目');
  });
});

describe('the attached filing of a declared form', () => {
  const file = 'x.json';

  function laidOut(form: string, json: string, own: Resources): PagedDocument {
    const { value: filing, diagnostics } = readFiling(Buffer.from(json), { file, resources: own });
    if (filing === null) throw new Error(JSON.stringify(diagnostics));
    const asked = {
      form,
      filing,
      file,
      project: 0,
      options: {},
      profile: 'table',
      missingGlyphs: 'error',
    } as const;
    const { value, diagnostics: faults } = layOutDocument(asked, own);
    if (value === null) throw new Error(JSON.stringify(faults));
    return value;
  }

  /** What is attached; the same pages come of it. */
  function attachedOf(form: string, json: string, own: Resources): unknown {
    const paged = laidOut(form, json, own);
    const attached = paged.attachments[0]?.json ?? '';
    expect(inkOf(laidOut(form, attached, own))).toEqual(inkOf(paged));
    return JSON.parse(attached);
  }

  const [national] = formSets;
  if (national === undefined) throw new Error('the national forms');

  it('holds the choice that a √ says in the column of its word', async () => {
    const json = readFileSync(national.filing, 'utf8');
    const attached = attachedOf('mof-project-monitor', json, await resourcesOf(national));
    const rows = [
      { likelihood: '确定能' },
      { likelihood: '有可能', cause: '其他' },
      { likelihood: '确定能' },
    ];
    expect(attached).toMatchObject({ projects: [{ indicators: rows }] });
    expect(attached).not.toMatchObject({
      projects: [{ indicators: [{ cause: expect.anything() }, {}, {}] }],
    });
  });

  it('can be read where the form does not print the name of its project, or nothing of it', async () => {
    const own = await resourcesOf(national);
    for (const project of [{ specialFund: '专项', name: '没有印出' }, { name: '什么也没有' }]) {
      const json = JSON.stringify({ year: 2024, unit: { name: '某局' }, projects: [project] });
      expect(attachedOf('mof-region-target-163', json, own)).toMatchObject({ projects: [project] });
    }
  });

  it('can be read where the form does not print what its pack requires', async () => {
    const definition = { ...usualDefinition, id: 'brief', title: '简表', scope: 'project' };
    const own = await resourcesWithPack(tempFolder('required'), {
      fields: {
        projects: { list: { code: { label: '项目代码', required: true }, phone: '电话' } },
        unit: { fields: { leader: { label: '负责人', required: true } } },
      },
      definition,
      template:
        '<form title="简表"><h1>简表</h1><table columns="1"><col width="100"/><tr><td class="text">{{project.name}}</td></tr></table></form>',
    });
    const filing = {
      year: 2024,
      unit: { name: '某局', leader: '张某' },
      projects: [{ name: '甲', code: '001', phone: '没有印出' }],
    };
    const projects = [{ name: '甲', code: '001' }];
    expect(attachedOf('brief', JSON.stringify(filing), own)).toEqual({
      ...filing,
      forms: ['brief'],
      projects,
    });
  });
});
