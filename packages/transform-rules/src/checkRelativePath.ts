import { isText } from "./isText.js";
import { RefusedError } from "./RefusedError.js";

/** UTF-8 bytes of the whole, of one segment, and the number of segments. */
const LONGEST_PATH = 900;
const LONGEST_SEGMENT = 255;
const DEEPEST = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const control = /[\u0000-\u001f\u007f\u0080-\u009f\u2028-\u202e\u2066-\u2069]/;

/**
 * Checks the path of an archive's entry, or of a key below a prefix, before anything is written there (VAL-02).
 * @returns its segments
 * @throws RefusedError `unsafe-path`
 */
export function checkRelativePath(path: string): readonly string[] {
  const refuse = (why: string): never => {
    throw new RefusedError("unsafe-path", `The source has an entry whose path ${why}; nothing of it was written.`);
  };
  if (path === "") refuse("is empty");
  if (!isText(path) || control.test(path)) refuse("has control characters");
  // A backslash separates folders where somebody unpacks the result on Windows; so does a drive letter.
  if (path.includes("\\")) refuse("has a backslash");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) refuse("is absolute");
  if (Buffer.byteLength(path) > LONGEST_PATH) refuse(`is over ${LONGEST_PATH} bytes`);
  const segments = path.split("/");
  if (segments.length > DEEPEST) refuse(`is over ${DEEPEST} folders deep`);
  for (const segment of segments) {
    if (segment === "" || segment === ".") refuse("has an empty segment");
    // Encoded ones are refused too: nothing here decodes them, but what reads the result may.
    if (segment === ".." || /^(?:\.|%2e){2}$/i.test(segment)) refuse("leaves its folder");
    if (/%2f|%5c/i.test(segment)) refuse("has an encoded separator");
    if (Buffer.byteLength(segment) > LONGEST_SEGMENT) refuse(`has a name of over ${LONGEST_SEGMENT} bytes`);
  }
  return segments;
}
