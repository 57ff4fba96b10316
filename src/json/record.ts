/** Tells objects from other JSON values. */

/** Whether the value is an object with named members: neither a list nor null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
