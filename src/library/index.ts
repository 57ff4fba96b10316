/** Most of the library's API; `src/index.ts` exports all of it. */
export * from './documents.js';
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
export * from './pool.js';
