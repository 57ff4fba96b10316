/** Sets values in JSON at paths and creates what is missing on the way. */
import type { PathStep } from '../json/index.js';

export type MutableJson = object;

export function putJson(root: MutableJson, steps: readonly PathStep[], value: unknown): void {
  const [step, next, ...rest] = steps;
  if (step === undefined) return;
  if (next === undefined) {
    put(root, step, value);
    return;
  }
  const inner: unknown = Reflect.get(root, step);
  const holder: MutableJson =
    typeof inner === 'object' && inner !== null ? inner : typeof next === 'number' ? [] : {};
  if (holder !== inner) put(root, step, holder);
  putJson(holder, [next, ...rest], value);
}

/** Defines an own property, even for names such as `__proto__`. */
function put(target: MutableJson, step: PathStep, value: unknown): void {
  Object.defineProperty(target, step, { value, enumerable: true, configurable: true, writable: true });
}
