import { readFileSync } from "node:fs";
import { request } from "node:https";
import { SignatureV4 } from "@smithy/signature-v4";
import { Sha256 } from "../api/Sha256.js";
import type { ApiPlace } from "./ApiPlace.js";

/** A call as it is sent: a body need not be JSON. */
export interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}

/** Calls the API with whatever is given, signed for execute-api. */
export async function callRaw({ url, region, caFile, credentials }: ApiPlace, call: RawCall): Promise<RawAnswer> {
  const { host, hostname, port, pathname } = new URL(url);
  const { method, body = "", query = {} } = call;
  const path = `${pathname}${call.path}`;
  const headers = { host, "content-type": "application/json", ...call.headers };
  const signer = new SignatureV4({ service: "execute-api", region, sha256: Sha256, credentials });
  const unsigned = { protocol: "https:", hostname, port: Number(port), path, query: { ...query }, method, headers };
  const signed = await signer.sign({ ...unsigned, body });
  const search = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const target = search.length === 0 ? path : `${path}?${search.join("&")}`;
  return await new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: target, headers: signed.headers, ca: readFileSync(caFile) };
    const sent = request(options, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      const { statusCode: status = 0, headers: given } = response;
      resolve({ status, type: given["content-type"], text: Buffer.concat(parts).toString() });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
