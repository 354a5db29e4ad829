import { ArchiveError } from "@sallyport/worker-compressor/archive";
import { errorName } from "../aws/errorName.js";
import { CommandError, type FailureCode } from "../output/CommandError.js";
import { printable } from "../output/printable.js";

/** What to do about the errors that file systems and S3 give names to. */
const advice: Readonly<Record<string, readonly [fix: string, exitCode: FailureCode]>> = {
  ENOENT: ["check the path", 64],
  ENOTDIR: ["a file stands where a folder is needed: give another folder, or move the file", 1],
  EISDIR: ["a folder stands where a file is needed: give another path, or restore to an empty folder", 1],
  EEXIST: ["give an empty folder, or --overwrite to replace files", 1],
  ELOOP: [
    "a symbolic link stands where a file or folder of its own is needed: remove the link, or give another folder",
    1,
  ],
  EACCES: ["check the permissions of the path and of the folders above it", 1],
  EPERM: ["check the permissions of the path and of the folders above it", 1],
  EROFS: ["the file system is read-only: give a path on another one", 1],
  ENOSPC: ["make room on the disk, or give a path on another one", 1],
  EDQUOT: ["make room within the quota, or give a path on another file system", 1],
  ENAMETOOLONG: ["the file system takes no name of this length: restore the other objects with --object", 1],
  NoSuchKey: ["check the bucket's and the key's name", 64],
  NotFound: ["check the bucket's and the key's name", 64],
  NoSuchBucket: ["check the bucket's name and the region", 64],
  AccessDenied: ["the credentials in use may not read it: they need s3:GetObject, and kms:Decrypt for its key", 1],
  Forbidden: ["the credentials in use may not read it: they need s3:GetObject, and kms:Decrypt for its key", 1],
  PreconditionFailed: ["the archive was replaced while it was read: run the command again", 1],
  CredentialsProviderError: ['set AWS credentials, or use the sandbox: eval "$(npx sallyport sandbox env)"', 2],
};

/**
 * The error that a person sees for a failure with an archive: what, where and how to fix it. Unknown errors pass through.
 * `address` is named where the error itself names no place, as S3's do.
 */
export function archiveFailure(error: unknown, address = ""): unknown {
  if (error instanceof ArchiveError)
    return new CommandError(printable(`${error.what} (${error.where})`), error.fix, 1, { cause: error });
  if (error instanceof CommandError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : errorName(error);
  const [fix, exitCode] = advice[code] ?? [];
  if (!fix || !exitCode) return error;
  const message = error.message === "" || error.message === "UnknownError" ? code : error.message;
  const text = address.startsWith("s3://") ? `${address}: ${message}` : message;
  return new CommandError(printable(text), fix, exitCode, { cause: error });
}
