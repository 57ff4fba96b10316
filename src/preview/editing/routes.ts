/** The addresses of editing. Each is a POST that carries the token: no other site's form can send one. */
import type { IncomingMessage } from 'node:http';
import { errorOf, type Result } from '../../diagnostics/index.js';
import { type Answer, download, json, refusal } from '../answer.js';
import type { EditAnswer, EditedView } from '../editing-protocol.js';
import { readBody } from '../read-body.js';
import type { Studio } from '../studio.js';
import { readSight, readViewRequest } from '../view-request.js';
import { viewWithPages } from '../view-with-pages.js';
import { largestEdit, readEditRequest, readPaths } from './edit-request.js';
import type { EditService } from './edit-service.js';
import type { Suggestions } from './suggestions.js';

interface EditRoutes {
  readonly edits: EditService;
  readonly suggestions: Suggestions;
  readonly studio: Studio;
}

type EditHandler = (request: IncomingMessage, url: URL, options: EditRoutes) => Promise<Answer>;

export const editRoutes: readonly (readonly [string, EditHandler])[] = [
  ['POST /api/edit', edit],
  [
    'POST /api/undo',
    async (_, { searchParams }, options) =>
      editAnswer(await options.edits.step(readViewRequest(searchParams), 'undo'), searchParams, options),
  ],
  [
    'POST /api/redo',
    async (_, { searchParams }, options) =>
      editAnswer(await options.edits.step(readViewRequest(searchParams), 'redo'), searchParams, options),
  ],
  ['POST /api/join', join],
  [
    'POST /api/give-up',
    async (_, { searchParams }, options) =>
      editAnswer(await options.edits.giveUp(readViewRequest(searchParams)), searchParams, options),
  ],
  ['GET /api/filing', filing],
  ['GET /api/projects', projects],
  ['GET /api/forms', forms],
  [
    'GET /api/suggestions',
    async (_, { searchParams: query }, { suggestions }) =>
      json(
        await suggestions.find(query.get('source') ?? '', query.get('path') ?? '', query.get('typed') ?? ''),
      ),
  ],
  [
    'POST /api/save',
    async (_, { searchParams }, { edits }) =>
      json(await edits.save(searchParams.get('source') ?? '', searchParams.get('over'))),
  ],
];

/** The filing as it is edited, to be kept elsewhere. */
async function filing(_: IncomingMessage, { searchParams }: URL, { edits }: EditRoutes): Promise<Answer> {
  const { value, diagnostics } = await edits.file(searchParams.get('source') ?? '');
  if (value === null) return refusal(404, diagnostics);
  return download(value.bytes, 'application/json; charset=utf-8', value.view.name, 'attachment');
}

/** Names of a filing's projects, to be copied from. */
async function projects(_: IncomingMessage, { searchParams }: URL, { edits }: EditRoutes): Promise<Answer> {
  const { value, diagnostics } = await edits.projectNames(searchParams.get('source') ?? '');
  return value === null ? refusal(422, diagnostics) : json(value);
}

/** Forms that a filing may be handed in as. */
async function forms(_: IncomingMessage, { searchParams }: URL, { edits }: EditRoutes): Promise<Answer> {
  const { value, diagnostics } = await edits.forms(searchParams.get('source') ?? '');
  return value === null ? refusal(422, diagnostics) : json(value);
}

async function edit(request: IncomingMessage, { searchParams }: URL, options: EditRoutes): Promise<Answer> {
  const body = await readBody(request, largestEdit);
  const wanted = body === null ? null : readEditRequest(body);
  if (wanted === null) return refusal(400, [badEdit()]);
  const edited = await options.edits.change(readViewRequest(searchParams), readSight(searchParams), wanted);
  return editAnswer(edited, searchParams, options);
}

async function join(request: IncomingMessage, { searchParams }: URL, options: EditRoutes): Promise<Answer> {
  const body = await readBody(request, largestEdit);
  const mine = body === null ? null : readPaths(body);
  if (mine === null) return refusal(400, [badEdit()]);
  const disk = searchParams.get('disk') ?? '';
  const joined = await options.edits.join(readViewRequest(searchParams), disk, new Set(mine));
  return editAnswer(joined, searchParams, options);
}

async function editAnswer(
  edited: Result<EditedView>,
  query: URLSearchParams,
  { studio }: EditRoutes,
): Promise<Answer> {
  const { value, diagnostics } = await viewWithPages(edited, query, studio);
  const answer: EditAnswer =
    value === null ? { kind: 'refused', diagnostics } : { kind: 'edited', view: value };
  return json(answer);
}

function badEdit() {
  return errorOf(
    'preview/bad-edit',
    '这一次写的太多（一格最多 10 万字，一次粘贴最多 4 MB），没有采用；请分几处写、分几次贴，仍不行就刷新页面',
    'this is too much for one edit (100,000 characters in a cell, 4 MB pasted), or no edit: nothing was changed; paste it in parts, or reload the page',
  );
}
