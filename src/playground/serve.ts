/**
 * The playground on this machine alone: one page at an address that nobody can guess, on the loopback interface.
 * The Host check keeps other names for this address out (DNS rebinding); the page is isolated from every other.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileProblem, NmtError } from '../errors.ts';

const LOOPBACK = '127.0.0.1';
const TOKEN_BYTES = 18;

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

export interface ServedPage {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a page until it is closed; `port` 0 takes one that is free.
 *
 * @throws NmtError E_USAGE when the port cannot be had
 */
export async function servePage(page: string, port: number): Promise<ServedPage> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const body = Buffer.from(page);
  const server = createServer((request, response) => answer(request, response, { body, path: `/${token}/` }));
  await listening(server, port);
  const taken = (server.address() as AddressInfo).port;
  return {
    address: `http://${LOOPBACK}:${taken}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, page: { body: Buffer; path: string }): void {
  const { port } = request.socket.address() as AddressInfo;
  const isOurs = [`${LOOPBACK}:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const refusal = !isOurs ? 403 : request.url?.split('?')[0] !== page.path ? 404 : !isRead ? 405 : null;
  if (refusal !== null) {
    response.writeHead(refusal, { ...HEADERS, 'Content-Type': 'text/plain' });
    response.end();
    return;
  }
  response.writeHead(200, { ...HEADERS, 'Content-Length': page.body.length });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const problem =
        error.code === 'EADDRINUSE' ? `port ${port} is taken` : `no page can be served: ${fileProblem(error)}`;
      reject(new NmtError({ code: 'E_USAGE', problem, hint: 'without --port a free one is taken', cause: error }));
    });
    server.listen(port, LOOPBACK);
  });
}
