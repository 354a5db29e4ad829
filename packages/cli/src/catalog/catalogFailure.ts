import { CatalogError } from "@sallyport/worker-compressor/catalog";
import { archiveFailure } from "../archives/archiveFailure.js";
import { errorName } from "../aws/errorName.js";
import { CommandError } from "../output/CommandError.js";
import { printable } from "../output/printable.js";

const permissions =
  "the credentials in use need s3:ListBucket on the bucket, s3:GetObject on catalog/ and archives/ in it, and kms:Decrypt for its key";

/** The error that a person sees for a failure with a catalog of backups: what, where and how to fix it. */
export function catalogFailure(error: unknown, address: string): unknown {
  if (error instanceof CatalogError)
    return new CommandError(printable(`${error.what} (${error.where})`), error.fix, 1, { cause: error });
  if (errorName(error) === "AccessDenied")
    return new CommandError(printable(`${address} may not be read: access denied`), permissions, 1, { cause: error });
  return archiveFailure(error, address);
}
