import { CatalogError } from "@sallyport/worker-compressor/catalog";
import { archiveFailure } from "../archives/archiveFailure.js";
import { CommandError } from "../output/CommandError.js";
import { printable } from "../output/printable.js";

const permissions =
  "the credentials in use may not read it: they need s3:ListBucket on the bucket, s3:GetObject on catalog/ and archives/ in it, and kms:Decrypt for its key";

/** The error that a person sees for a failure with a catalog of backups: what, where and how to fix it. */
export function catalogFailure(error: unknown, address: string): unknown {
  if (error instanceof CatalogError)
    return new CommandError(printable(`${error.what} (${error.where})`), error.fix, 1, { cause: error });
  if (error instanceof Error && ["AccessDenied", "Forbidden"].includes(error.name))
    return new CommandError(printable(`${address}: ${error.message || error.name}`), permissions, 1, { cause: error });
  return archiveFailure(error, address);
}
