/** Sends events to every open page (Server-Sent Events, HTML Living Standard 9.2). */
import type { ServerResponse } from 'node:http';
import { securityHeaders } from './answer.js';
import type { ChangeEvent } from './protocol.js';

export const eventStreamType = 'text/event-stream; charset=utf-8';

/** A page may be open more than once, but not without end. */
const mostPages = 32;

export class EventStream {
  readonly #open = new Set<ServerResponse>();

  add(response: ServerResponse): void {
    response.writeHead(200, { ...securityHeaders, 'content-type': eventStreamType });
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
    for (const oldest of [...this.#open].slice(0, -mostPages)) oldest.end();
    write(response, { kind: 'hello' });
  }

  send(event: ChangeEvent): void {
    for (const response of this.#open) write(response, event);
  }

  close(): void {
    for (const response of this.#open) response.end();
  }
}

function write(response: ServerResponse, event: ChangeEvent): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}
