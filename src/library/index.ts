/** What a program asks of the library, and how: the larger half of `src/index.ts`, which exports all of it. */
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
