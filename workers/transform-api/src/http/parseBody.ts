import { ProblemError } from "./ProblemError.js";

/** Bytes of a body; Lambda takes 6 MiB with the envelope. */
const MOST_BYTES = 6_000_000;

/**
 * Reads a JSON body.
 * @throws ProblemError `body-too-large`, `body-not-json`, `content-type`
 */
export function parseBody(text: string, contentType: string | null): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? ""))
    throw new ProblemError(415, "content-type", "The body has to be application/json.");
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new ProblemError(
      413,
      "body-too-large",
      `The body is over ${MOST_BYTES} bytes: upload it, and give jobsFrom.`,
    );
  return parseJson(text);
}

/** JSON without the one name that JavaScript gives a meaning: validators skip it, so that it would pass unseen. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === "__proto__") throw new Error("refused");
      return value;
    });
  } catch {
    throw new ProblemError(400, "body-not-json", "The body is no JSON, or has a name that is not allowed in it.");
  }
}
