/** The filing that travels inside a document: what is printed and no more, and the same pages come of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { lineBoxes, type PagedDocument, type PlacedText } from '../../src/layout/index.js';
import type { Resources } from '../../src/pipeline.js';
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
