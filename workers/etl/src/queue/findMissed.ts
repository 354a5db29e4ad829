import { knownObjects } from "../load/knownObjects.js";
import { assertLedger } from "../load/Ledger.js";
import type { EtlPorts } from "../ports.js";
import { isDataFile } from "../source/parseObjectName.js";

const CONTRACT = ".schema.json";

/** Keys of the files in the folder whose content, or contract, the ledger does not know: their events were missed. */
export async function findMissed(
  { objects, databases }: EtlPorts,
  prefix: string,
  schema: string,
  signal: AbortSignal,
): Promise<string[]> {
  const known = await databases.withClient(async (client) => {
    await assertLedger(client);
    return await knownObjects(client, objects.bucket, schema);
  }, signal);
  const seen = new Set(known.map(({ key, etag, contract }) => JSON.stringify([key, etag, contract])));
  const files = new Map<string, string>();
  const contracts = new Map<string, string>();
  for await (const { key, etag } of objects.list(prefix, signal)) {
    if (key.slice(prefix.length).includes("/")) continue;
    if (key.endsWith(CONTRACT)) contracts.set(key.slice(0, -CONTRACT.length), etag);
    else if (isDataFile(key)) files.set(key, etag);
  }
  const isMissed = ([key, etag]: [string, string]): boolean => {
    const contract = contracts.get(key.replace(/\.(?:csv|ndjson|jsonl|parquet)(?:\.(?:gz|zst))?$/i, "")) ?? null;
    return !seen.has(JSON.stringify([key, etag, contract]));
  };
  return [...files].filter(isMissed).map(([key]) => key);
}
