import { readFileSync } from "node:fs";
import { connectClickHouse, getCredentialManager } from "@sallyport/credentials";
import type { S3Ports } from "./configureS3.js";

/** The manager of this process, and connections that trust the authorities of DB_CA, or those that Node does. */
export function s3Ports({ DB_CA: caFile }: Readonly<Record<string, string | undefined>>): S3Ports {
  const ca = caFile ? readFileSync(caFile, "utf8") : undefined;
  return { manager: getCredentialManager(), connect: connectClickHouse(ca) };
}
