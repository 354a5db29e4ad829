import { CommandError, type FailureCode } from "../output/CommandError.js";
import { printable } from "../output/printable.js";

/** What to do about the errors that AWS gives names to. */
const advice: Readonly<Record<string, readonly [fix: string, exitCode: FailureCode]>> = {
  NoSuchBucket: ["check the bucket's name and the region", 64],
  NotFound: ["check the names and the region", 64],
  QueueDoesNotExist: ["check the queue's URL, and name its region with --region", 64],
  "AWS.SimpleQueueService.NonExistentQueue": ["check the queue's URL, and name its region with --region", 64],
  InvalidAddress: ["give the queue's whole URL", 64],
  ResourceNotFoundException: ["check the table's name and the region: the stack may have been deployed anew", 2],
  AccessDenied: ["the credentials in use may not do this: the guide lists what each command needs", 2],
  AccessDeniedException: ["the credentials in use may not do this: the guide lists what each command needs", 2],
  Forbidden: ["the credentials in use may not do this: the guide lists what each command needs", 2],
  CredentialsProviderError: ['set AWS credentials, or use the sandbox: eval "$(npx sallyport sandbox env)"', 2],
  ExpiredToken: ["sign in again: the credentials have ended", 2],
};

/** The error that a person sees for a call to AWS that failed. Unknown errors pass through. */
export function awsFailure(error: unknown): unknown {
  if (error instanceof CommandError || !(error instanceof Error)) return error;
  const [fix, exitCode] = advice[error.name] ?? [];
  if (fix === undefined || exitCode === undefined) return error;
  const message = error.message === "" || error.message === "UnknownError" ? error.name : error.message;
  return new CommandError(printable(message), fix, exitCode, { cause: error });
}
