import { join } from "node:path";
import { LoadError, type LoadResult } from "@sallyport/worker-etl";
import type { EtlTarget } from "../connection/EtlTarget.js";
import type { FailureRow } from "../ledger/LedgerRow.js";
import { loadAddress } from "../load/loadAddress.js";
import { localFolder } from "./localFolder.js";

/** What became of a file that was loaded again. */
export interface Retried {
  readonly bucket: string;
  readonly key: string;
  readonly result?: LoadResult;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Loads from here what failed. A file that fails again, or is of another machine, does not keep the others from it. */
export async function retryDirectly(
  failures: readonly FailureRow[],
  target: EtlTarget,
  quarantine: string,
): Promise<readonly Retried[]> {
  const retried: Retried[] = [];
  for (const { bucket, key, table } of failures) {
    const folder = localFolder(bucket);
    if (bucket.startsWith("file://") && folder === undefined) {
      const message = "it is a file of another machine: load it there";
      retried.push({ bucket, key, error: { code: "elsewhere", message } });
      continue;
    }
    const address = folder === undefined ? `s3://${bucket}/${key}` : join(folder, key);
    try {
      const wanted = { quarantine, ...(table !== null && { table }) };
      retried.push({ bucket, key, result: await loadAddress(address, target, wanted) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const code = error instanceof LoadError ? error.code : "failed";
      retried.push({ bucket, key, error: { code, message: error.message } });
    }
  }
  return retried;
}
