import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent, createServer, request, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { TestSandbox } from "@sallyport/sandbox/testing";

/** What a call looks like. */
export interface ProxiedCall {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  /** The target of a JSON call, for example `AmazonSQS.DeleteMessageBatch`; empty for S3. */
  readonly target: string;
  readonly range: string | undefined;
  /** The same for all attempts that the SDK makes at one call. */
  readonly invocation: string;
  /** From 1. */
  readonly attempt: number;
}

/**
 * What goes wrong with a call: an error instead of the service's answer, an answer made of the request's body (JSON, both)
 * that the service never saw, the service's answer cut off after some bytes; the connection cut (`lost`) or left without a byte
 * (`silent`), before the service has seen the request or when it has done what was asked. `meanwhile` is called at that moment.
 */
export type Fault =
  | { readonly status: number; readonly code: string }
  | { readonly answer: (request: string) => string }
  | { readonly cutAfter: number }
  | { readonly lost: Moment; readonly meanwhile?: () => void }
  | { readonly silent: Moment };

/** Before the service has seen the request, or in place of its answer. */
type Moment = "request" | "answer";

/**
 * Stands between a worker and the sandbox, over TLS under the sandbox's own certificate, and makes calls fail. Requests are
 * signed for the sandbox's own host, so a client is not given another endpoint: its connections are led here, in this
 * process by `agent`, in another one by `redirection`.
 */
export class FaultProxy {
  /** Called for each request; nothing means that it passes. */
  fault: (call: ProxiedCall) => Fault | undefined = () => undefined;
  readonly calls: ProxiedCall[] = [];
  readonly #server: Server;
  readonly #upstream: URL;
  readonly #agent: Agent;

  private constructor(sandbox: TestSandbox) {
    this.#upstream = new URL(sandbox.endpoint);
    this.#agent = new Agent({ ca: readFileSync(sandbox.caFile), keepAlive: true, maxSockets: 64 });
    const file = (name: string) => readFileSync(join(sandbox.home, "ca", name));
    this.#server = createServer({ cert: file("server.pem"), key: file("server-key.pem") }, (incoming, response) =>
      this.#answer(incoming, response),
    );
  }

  static async start(sandbox: TestSandbox): Promise<FaultProxy> {
    const proxy = new FaultProxy(sandbox);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** For clients in the test's process. */
  agent(): Agent {
    const agent = new Agent({ ca: this.#agent.options.ca, keepAlive: true, maxSockets: 32 });
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, done) => connect({ ...options, port: this.port }, done);
    return agent;
  }

  /** Environment variables that lead the connections of a Node process here. */
  get redirection(): Record<string, string> {
    const script = `
      import https from "node:https";
      const { createConnection } = https.Agent.prototype;
      https.Agent.prototype.createConnection = function (options, ...rest) {
        const port = String(options.port) === "${this.#upstream.port}" ? ${this.port} : options.port;
        return createConnection.call(this, { ...options, port }, ...rest);
      };`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#agent.destroy();
  }

  #answer(incoming: IncomingMessage, response: ServerResponse): void {
    const call = {
      method: incoming.method ?? "",
      path: incoming.url ?? "",
      target: String(incoming.headers["x-amz-target"] ?? ""),
      range: incoming.headers.range,
      invocation: String(incoming.headers["amz-sdk-invocation-id"] ?? ""),
      attempt: Number(/attempt=(\d+)/.exec(String(incoming.headers["amz-sdk-request"] ?? ""))?.[1] ?? 1),
    };
    this.calls.push(call);
    const fault = this.fault(call);
    if (fault && "status" in fault) {
      incoming.resume();
      refuse(response, fault, call.target !== "");
      return;
    }
    if (fault && "answer" in fault) {
      void text(incoming).then((body) => answerJson(response, 200, fault.answer(body)));
      return;
    }
    const silence = silenceOf(fault);
    if (silence?.moment === "request") {
      incoming.resume();
      silence.begin(response);
      return;
    }
    const upstream = request(
      {
        host: this.#upstream.hostname,
        port: this.#upstream.port,
        method: call.method,
        path: call.path,
        agent: this.#agent,
        headers: incoming.headers,
      },
      (answer) => {
        if (silence) {
          answer.resume();
          silence.begin(response);
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        if (fault && "cutAfter" in fault) cut(answer, response, fault.cutAfter);
        else answer.pipe(response);
      },
    );
    upstream.on("error", () => response.destroy());
    incoming.pipe(upstream);
  }
}

/** When nothing is answered any more, and how that begins. */
function silenceOf(
  fault: Fault | undefined,
): { readonly moment: Moment; begin(response: ServerResponse): void } | undefined {
  if (fault && "silent" in fault) return { moment: fault.silent, begin: () => undefined };
  if (!fault || !("lost" in fault)) return undefined;
  return {
    moment: fault.lost,
    begin: (response) => {
      fault.meanwhile?.();
      response.destroy();
    },
  };
}

function refuse(response: ServerResponse, { status, code }: { status: number; code: string }, json: boolean): void {
  if (json) {
    answerJson(response, status, JSON.stringify({ __type: code, message: "made by a test" }));
    return;
  }
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>made by a test</Message></Error>`;
  const headers = { "content-type": "application/xml", "content-length": Buffer.byteLength(body) };
  response.writeHead(status, headers).end(body);
}

function answerJson(response: ServerResponse, status: number, body: string): void {
  const headers = { "content-type": "application/x-amz-json-1.0", "content-length": Buffer.byteLength(body) };
  response.writeHead(status, headers).end(body);
}

function cut(answer: IncomingMessage, response: ServerResponse, bytes: number): void {
  let left = bytes;
  answer.on("data", (chunk: Buffer) => {
    if (left <= 0) return;
    left -= chunk.length;
    const part = left < 0 ? chunk.subarray(0, left) : chunk;
    response.write(part, () => {
      if (left <= 0) response.destroy();
    });
  });
  answer.on("end", () => response.end());
}
