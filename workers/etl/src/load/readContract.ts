import { LoadError } from "../LoadError.js";
import { type Contract, parseContract } from "../schema/Contract.js";
import type { LoadContext } from "./LoadContext.js";

const MOST_BYTES = 1024 * 1024;

/** A contract and the content that it has now. */
export interface ReadContract {
  readonly contract: Contract;
  readonly etag: string;
}

/** The contract of the load's table, `<prefix><table>.schema.json`; undefined where there is none. */
export async function readContract({
  ports,
  prefix,
  name,
  found,
  signal,
}: LoadContext): Promise<ReadContract | undefined> {
  const { objects } = ports;
  const key = `${prefix}${name.table}.schema.json`;
  // Asked for by list: to open what is not there is denied to a role that may not list the whole bucket.
  for await (const listed of objects.list(key, signal)) {
    if (listed.key !== key) continue;
    found.contract = listed.etag;
    const opened = await objects.open(key, signal, listed.etag);
    if (!opened) return undefined;
    if (opened.bytes > MOST_BYTES) {
      opened.close();
      const message = `The contract ${key} takes more than ${MOST_BYTES} bytes`;
      throw new LoadError({ code: "bad-contract", message, fix: "Describe columns and key, nothing more" });
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.body) chunks.push(chunk);
    return { contract: parseContract(Buffer.concat(chunks).toString(), key), etag: opened.etag };
  }
  return undefined;
}
