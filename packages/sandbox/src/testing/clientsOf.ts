import { readFile } from "node:fs/promises";
import type { Clients } from "../provider/Clients.js";
import { type Connection, makeClients } from "../provider/makeClients.js";
import type { TestSandbox } from "./withSandbox.js";

/** Clients of a test's sandbox; as its deploy key unless other credentials are given. */
export async function clientsOf(
  sandbox: TestSandbox,
  credentials: Connection["credentials"] = deployCredentials(sandbox),
): Promise<Clients> {
  const ca = [await readFile(sandbox.caFile, "utf8")];
  return makeClients({ endpoint: sandbox.endpoint, credentials, ca }, new AbortController().signal);
}

/** The key pair that acts as the account's root. */
export function deployCredentials({ environment }: TestSandbox): Connection["credentials"] {
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "",
  };
}
