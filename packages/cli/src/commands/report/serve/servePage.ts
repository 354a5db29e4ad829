import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A page that is served. */
export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

const headers = {
  "cache-control": "no-store",
  "content-type": "text/html; charset=utf-8",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/**
 * Serves one page, and nothing else, to this machine alone, on a port that is free. A request under another name is refused: a page
 * elsewhere whose name leads to 127.0.0.1 would read it otherwise (DNS rebinding).
 */
export async function servePage(page: string): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const { host = "" } = request.headers;
    const status = statusOf(host, port, request.method ?? "", request.url ?? "");
    if (status === 200) response.writeHead(200, headers).end(page);
    else response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" }).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: async () => await close(server) };
}

function statusOf(host: string, port: number, method: string, url: string): number {
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 421;
  if (method !== "GET" && method !== "HEAD") return 405;
  return url === "/" ? 200 : 404;
}

function close(server: Server): Promise<void> {
  // A browser keeps its connection for the next request, and there is none.
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
