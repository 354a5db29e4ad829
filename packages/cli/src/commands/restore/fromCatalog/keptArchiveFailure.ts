import { errorName } from "../../../aws/errorName.js";
import { catalogFailure } from "../../../catalog/catalogFailure.js";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";

/** The error that a person sees where an archive that the catalog tells of cannot be read. */
export function keptArchiveFailure(error: unknown, address: string): unknown {
  const name = errorName(error);
  if (name === "NotFound" || name === "NoSuchKey")
    return new CommandError(
      printable(`the archive ${address} is not there any more`),
      "look for an old version of it (aws s3api list-object-versions), and at who removed it: lifecycle rules take the catalog's rows with it",
      1,
      { cause: error },
    );
  if (name === "InvalidObjectState")
    return new CommandError(
      printable(`the archive ${address} is in a storage class that is not read at once`),
      "ask for it with aws s3api restore-object, and run the same command again when it is there",
      1,
      { cause: error },
    );
  return catalogFailure(error, address);
}
