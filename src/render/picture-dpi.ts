/** Allowed resolution of pictures. */

/** Dots an inch: 36 is a thumbnail; at 600 a page is 35 million dots, and finer than an office prints. */
export const pictureDpi = { least: 36, usual: 144, most: 600 } as const;

export function isPictureDpi(dpi: number): boolean {
  return Number.isInteger(dpi) && dpi >= pictureDpi.least && dpi <= pictureDpi.most;
}
