/** Converts a doubt of reading to a diagnostic: puts its place before the message. */
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Doubt } from './doubt.js';

export function doubtDiagnostic(
  { code, severity, path, label, place, message, english, parameters }: Doubt,
  file: string,
): Diagnostic {
  const [zh, en] = place === null ? [message, english] : [`${place}：${message}`, `${place}: ${english}`];
  return diagnostic({
    code,
    severity,
    path,
    label,
    file,
    message: zh,
    english: en,
    parameters: { ...parameters, place },
  });
}
