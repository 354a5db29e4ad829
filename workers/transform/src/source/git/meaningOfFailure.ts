import { RefusedError } from "@sallyport/transform-rules";
import { RetryableError } from "@sallyport/worker-kit";
import { GitFailure } from "./GitFailure.js";

const refusals: readonly (readonly [RegExp, code: string, message: string])[] = [
  [
    /could not read (Username|Password)|Authentication failed|HTTP (code = )?40[13]|returned error: 40[13]/i,
    "git-denied",
    "The git host refuses this repository, or it needs a token that is not configured.",
  ],
  [
    /couldn't find remote ref|not our ref|no such remote ref|unadvertised object/i,
    "git-ref",
    "The repository has no such branch, tag or commit.",
  ],
  [
    /returned error: 404|not found|does not appear to be a git repository/i,
    "git-not-found",
    "There is no such repository.",
  ],
  [
    /returned error: 30\d|redirect/i,
    "git-redirect",
    "The git host redirects, which is not followed: give the final URL.",
  ],
  [/transport '.*' not allowed/i, "git-url", "The repository asks for another protocol than https."],
  [
    /fsck error|invalid|badly formatted|malformed|unresolved deltas|bad object/i,
    "git-damaged",
    "The repository's objects are damaged or hostile.",
  ],
  [/certificate|SSL|TLS/i, "git-tls", "The git host's certificate is not trusted."],
];

/** The error that a failed git means: refused where a retry cannot help, else retryable. Its words stay out of the message. */
export function meaningOfFailure(error: unknown): unknown {
  if (!(error instanceof GitFailure)) return error;
  for (const [pattern, code, message] of refusals)
    if (pattern.test(error.said)) return new RefusedError(code, message, { cause: error });
  return new RetryableError({
    reason: "git-failed",
    what: "The repository could not be fetched",
    fix: "It may work later",
    cause: error,
  });
}
