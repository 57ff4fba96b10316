/** Decides who may ask: our own page on this machine, and no other site open in the same browser. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Diagnostic, errorOf } from '../diagnostics/index.js';

/** Carries the token; a form of another site cannot set it. */
const tokenHeader = 'x-jibiao-token';

/**
 * A host that is not ours means that a name of someone else's points here (DNS rebinding); an origin that is not
 * ours, that another site asks. Both are refused, whatever they ask for.
 */
export function refuseStrangers(request: IncomingMessage, port: number): Diagnostic | null {
  const hosts = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    ...(port === 80 ? ['127.0.0.1', 'localhost'] : []),
  ];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host.toLowerCase())) return foreignHost(host ?? '');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return foreignOrigin();
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate' ? foreignOrigin() : null;
}

/** The token stands in the header, or in the query where a browser cannot be told to send one. */
export function refuseWithoutToken(request: IncomingMessage, url: URL, token: string): Diagnostic | null {
  const header = request.headers[tokenHeader];
  const given = typeof header === 'string' ? header : (url.searchParams.get('token') ?? '');
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other) ? null : wrongToken();
}

function foreignHost(host: string): Diagnostic {
  return errorOf(
    'preview/foreign-host',
    `预览只在本机使用，不接受主机名“${host.slice(0, 100)}”；请用启动时给出的网址`,
    `the preview serves this machine only and refuses the host "${host.slice(0, 100)}"; use the address it printed`,
    { parameters: { host: host.slice(0, 100) } },
  );
}

function foreignOrigin(): Diagnostic {
  return errorOf(
    'preview/foreign-origin',
    '请求来自别的网站，已拒绝；请在预览页面中操作',
    'the request comes from another site and is refused; use the page of the preview',
  );
}

function wrongToken(): Diagnostic {
  return errorOf(
    'preview/wrong-token',
    '缺少令牌或令牌不对（预览可能已重新启动）；请刷新页面',
    'the token is missing or wrong (the preview may have been started again); reload the page',
  );
}
