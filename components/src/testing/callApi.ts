import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { SignatureV4 } from "@smithy/signature-v4";
import { region } from "./sandboxAccount.js";

/** A call of a REST API. */
interface ApiCall {
  readonly url: string;
  readonly method: string;
  readonly body?: string;
  /** Default: not signed. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

/** What came back. */
interface ApiAnswer {
  readonly status: number;
  readonly errorType: string | undefined;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/** Calls a REST API of a sandbox over its own TLS authority, signed for execute-api where credentials are given. */
export async function callApi({ url, method, body = "", credentials }: ApiCall, caFile: string): Promise<ApiAnswer> {
  const { hostname, port, pathname, host } = new URL(url);
  const headers: Record<string, string> = { host, "content-type": "application/json" };
  const unsigned = { protocol: "https:", hostname, port: Number(port), path: pathname, method, headers, body };
  const signed =
    credentials === undefined
      ? unsigned
      : await new SignatureV4({
          service: "execute-api",
          region,
          sha256: Sha256,
          credentials: { ...credentials, sessionToken: credentials.sessionToken ?? "" },
        }).sign(unsigned);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: pathname, headers: signed.headers, ca: readFileSync(caFile) };
    const call = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        const errorType = response.headers["x-amzn-errortype"];
        resolve({
          status: response.statusCode ?? 0,
          errorType: typeof errorType === "string" ? errorType : undefined,
          contentType: response.headers["content-type"],
          body: text === "" ? undefined : (JSON.parse(text) as unknown),
        });
      });
    });
    call.once("error", reject);
    call.end(body);
  });
}

/** Node's own SHA-256 in the form that the signer takes. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error("a digest is not used again");
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === "string") return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(new Uint8Array(data));
}
