/** Schema of the texts in JSON files of ours: names, descriptions and messages. */
import * as z from 'zod';

/** One line of 1 to `most` UTF-16 code units, blanks around it left out. */
export function boundedText(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, { error: '一行文字，没有换行和控制字符' });
}
