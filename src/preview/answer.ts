/** Answers of the server: every one carries the headers that keep the page to itself. */
import type { ServerResponse } from 'node:http';
import type { Diagnostic } from '../diagnostics/index.js';
import { onThePage } from './page-words.js';
import type { Refusal } from './protocol.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Scripts, styles and fonts of this server and no other; none inline, no frames, nothing sent elsewhere (CSP level 3).
 * Pictures of `data:` are the style sheet's own.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Texts become markup in one place of the page only (W3C Trusted Types): where pages' pictures are parsed.
  "require-trusted-types-for 'script'",
  'trusted-types jibiao-inert',
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

export function refusal(status: number, diagnostics: readonly Diagnostic[]): Answer {
  const body: Refusal = { diagnostics: diagnostics.map(onThePage) };
  return json(body, status);
}

/** A file to be kept (RFC 6266): the name in UTF-8, and one in ASCII for those who cannot read that. */
export function download(
  bytes: Uint8Array,
  type: string,
  name: string,
  place: 'attachment' | 'inline',
): Answer {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  const disposition = `${place}; filename="${plain}"; filename*=UTF-8''${encoded}`;
  return { status: 200, type, body: bytes, headers: { 'content-disposition': disposition } };
}

export function send(response: ServerResponse, answer: Answer, withBody: boolean): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  response.writeHead(answer.status, {
    ...securityHeaders,
    ...answer.headers,
    'content-type': answer.type,
    'content-length': body.length,
  });
  response.end(withBody ? body : undefined);
}
