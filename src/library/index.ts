/** What a program asks of the library, and how: the larger half of `src/index.ts`, which exports all of it. */
export {
  type DocumentSelection,
  documentsOf,
  type FormSummary,
  listForms,
  type PlannedDocument,
} from './documents.js';
export {
  type CompilationRequest,
  defaultFile,
  type FormRequest,
  type FormSettings,
  layOutBlankForm,
  layOutCompilation,
  layOutForm,
} from './lay-out.js';
export { loadResources, type ResourceOptions, resourcesFrom } from './load-resources.js';
export { createPool, type Pool, type PoolOptions, type PoolRequest } from './pool.js';
