import { SignatureV4 } from "@smithy/signature-v4";
import { CommandError } from "../../../output/CommandError.js";
import { ProblemError } from "./ProblemError.js";
import { Sha256 } from "./Sha256.js";
import type { Answer, ApiCall, TransformApi } from "./TransformApi.js";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SignedApiOptions {
  /** Of the API's stage. */
  readonly url: string;
  readonly region: string;
  /** Asked for each call, so that they are those of the moment. */
  readonly credentials: () => Promise<Credentials>;
  /** Default: Node's own. */
  readonly send?: typeof fetch;
}

/** Tries of a call that only reads, or that has a key by which it is the same call again. */
const TRIES = 4;

/** The API over HTTPS, each call signed for execute-api by Signature Version 4 (API-01). */
export class SignedApi implements TransformApi {
  readonly #base: URL;
  readonly #options: SignedApiOptions;

  /** @throws CommandError for a URL that is not https, by which the call would be read on its way (ENC-16) */
  constructor(options: SignedApiOptions) {
    if (!URL.canParse(options.url) || new URL(options.url).protocol !== "https:")
      throw new CommandError(`${options.url} is no https URL`, "give the apiUrl of the stack", 64);
    this.#base = new URL(options.url);
    this.#options = options;
  }

  async call(request: ApiCall): Promise<Answer> {
    const repeatable = request.method === "GET" || request.idempotencyKey !== undefined;
    for (let tries = 1; ; tries += 1) {
      const { status, document } = await this.#once(request);
      if (status < 400) return document;
      // 409: the same call, by its key, is being answered; later it is answered alike.
      const busy = status === 429 || status >= 500 || (status === 409 && request.idempotencyKey !== undefined);
      if (!repeatable || !busy || tries === TRIES) throw new ProblemError(status, document);
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries));
    }
  }

  async #once({ method, path, query = {}, body, idempotencyKey }: ApiCall) {
    const { host, hostname, port, pathname } = this.#base;
    const text = body === undefined ? "" : JSON.stringify(body);
    const unsigned = {
      protocol: "https:",
      hostname,
      ...(port !== "" && { port: Number(port) }),
      path: `${pathname.replace(/\/$/, "")}${path}`,
      query: { ...query },
      method,
      headers: {
        host,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
      },
      body: text,
    };
    const { region, credentials, send = fetch } = this.#options;
    const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
    const signer = new SignatureV4({
      service: "execute-api",
      region,
      sha256: Sha256,
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    });
    const { host: _host, ...headers } = (await signer.sign(unsigned)).headers;
    const url = new URL(unsigned.path, this.#base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    // The signer encodes a blank as %20; URLSearchParams would say +.
    url.search = url.search.replaceAll("+", "%20");
    const answer = await send(url, { method, headers, ...(body !== undefined && { body: text }) }).catch(
      (error: unknown) => {
        throw new CommandError(`${host} does not answer`, "see that the stack is deployed and reachable", 2, {
          cause: error,
        });
      },
    );
    return { status: answer.status, document: documentOf(await answer.text()) };
  }
}

function documentOf(text: string): Answer {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed as Answer;
  } catch {
    // What is between us and the API may answer by itself.
  }
  return { message: text.slice(0, 200) };
}
