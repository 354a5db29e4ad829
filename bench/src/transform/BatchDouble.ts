import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";

export interface BatchDoubleOptions {
  /** SubmitJob calls that it takes a second, and at once; further ones are refused as AWS Batch refuses them. */
  readonly perSecond: number;
  /** Milliseconds that a call takes. */
  readonly latency: number;
}

/**
 * AWS Batch, as far as a submitter sees it: SubmitJob with AWS's limit of calls a second, and ListJobs by name. It runs nothing, and remembers every
 * job that it was ever given.
 */
export class BatchDouble {
  readonly #server: Server;
  readonly #options: BatchDoubleOptions;
  readonly #jobs = new Map<string, string[]>();
  #tokens: number;
  #filled = performance.now();
  #refused = 0;

  private constructor(options: BatchDoubleOptions) {
    this.#options = options;
    this.#tokens = options.perSecond;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(options: BatchDoubleOptions): Promise<BatchDouble> {
    const double = new BatchDouble(options);
    await new Promise<void>((resolve) => double.#server.listen(0, "127.0.0.1", resolve));
    return double;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Jobs by their names: a submission's name is its own. */
  get submissions(): number {
    return this.#jobs.size;
  }

  /** Submissions that were handed over more than once. */
  get repeated(): number {
    return [...this.#jobs.values()].filter(({ length }) => length > 1).length;
  }

  /** Calls beyond the limit. */
  get refused(): number {
    return this.#refused;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await json(request)) as Call;
    const { status, document } = request.url?.endsWith("/submitjob") ? this.#submit(body) : this.#list(body);
    await delay(this.#options.latency);
    const type = status === 200 ? {} : { "x-amzn-errortype": "TooManyRequestsException" };
    response.writeHead(status, { "content-type": "application/json", ...type });
    response.end(JSON.stringify(document));
  }

  #submit({ jobName = "" }: Call) {
    if (!this.#takeToken()) {
      this.#refused += 1;
      return { status: 429, document: { message: "Too Many Requests" } };
    }
    const jobId = randomUUID();
    this.#jobs.set(jobName, [...(this.#jobs.get(jobName) ?? []), jobId]);
    return { status: 200, document: { jobId, jobName } };
  }

  #list({ filters = [] }: Call) {
    const name = filters[0]?.values[0] ?? "";
    const jobSummaryList = (this.#jobs.get(name) ?? []).map((jobId) => ({ jobId, jobName: name }));
    return { status: 200, document: { jobSummaryList } };
  }

  #takeToken(): boolean {
    const { perSecond } = this.#options;
    const now = performance.now();
    this.#tokens = Math.min(perSecond, this.#tokens + ((now - this.#filled) / 1000) * perSecond);
    this.#filled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

interface Call {
  readonly jobName?: string;
  readonly filters?: readonly { readonly values: readonly string[] }[];
}
