import { PoisonError } from "../errors/PoisonError.js";

/**
 * The key of an S3 notification, which is encoded like a form: `+` is a space, `%2B` a plus.
 *
 * @param fix what to do about the message, where the key cannot be read
 * @throws PoisonError when the encoding is broken
 */
export function decodeEventKey(encoded: string, fix: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch (cause) {
    const what = "An S3 notification holds a key whose URL encoding is broken";
    throw new PoisonError({ reason: "undecodable-key", what, fix, cause });
  }
}
