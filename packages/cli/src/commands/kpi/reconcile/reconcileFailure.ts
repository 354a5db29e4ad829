import { CommandError, type FailureCode } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import { runFailure } from "../runFailure.js";

/** What to do about the errors that DynamoDB gives names to. */
const advice: Readonly<Record<string, string>> = {
  ResourceNotFoundException: "check the tables' names and the region",
  AccessDeniedException:
    "take the role that the stack makes for it (reconcileRoleArns): it needs dynamodb:Scan, and to remove dynamodb:DeleteItem and dynamodb:UpdateItem",
};

/** The error that a person sees for a reconcile that could not be done: always 2, but 64 where it was asked wrongly. */
export function reconcileFailure(error: unknown, input: string): unknown {
  if (error instanceof Error && advice[error.name] !== undefined)
    return new CommandError(printable(error.message), advice[error.name] ?? "", 2, { cause: error });
  const failure = runFailure(error, { input });
  if (!(failure instanceof CommandError) || failure.exitCode !== (1 satisfies FailureCode)) return failure;
  return new CommandError(failure.message, failure.fix, 2, { cause: error });
}
