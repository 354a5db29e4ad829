import { PoisonError } from "@sallyport/worker-kit";

/**
 * The key of an S3 notification, which is encoded like a form: `+` is a space, `%2B` a plus.
 *
 * @throws PoisonError when the encoding is broken
 */
export function decodeEventKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch (cause) {
    throw new PoisonError({
      reason: "undecodable-key",
      what: "An S3 notification holds a key whose URL encoding is broken",
      fix: "Copy the object by hand and delete the message",
      cause,
    });
  }
}
