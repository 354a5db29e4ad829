import { OBJECTS_FOLDER } from "./format.js";

const ESCAPES = /%(?:00|25|2E|2F)/;

/**
 * The path of a key below any folder: as the key reads, except that parts which mean something to a file system are
 * percent-encoded (`..`, `.`, empty parts, NUL). It never starts with `/` and never leaves the folder, and two keys never
 * share one. A key that ends in `/` stays a folder.
 */
export function safePath(key: string): string {
  const folder = key.endsWith("/") && key.length > 1;
  const parts = (folder ? key.slice(0, -1) : key).split("/").map(safePart);
  return parts.join("/") + (folder ? "/" : "");
}

/** The name of a key's member in the tar stream. A folder marker that has content is a file whose name ends in `%2F`. */
export function memberName(key: string, size: number): string {
  const path = safePath(key);
  return OBJECTS_FOLDER + (path.endsWith("/") && size > 0 ? `${path.slice(0, -1)}%2F` : path);
}

function safePart(part: string): string {
  if (part === "") return "%2F";
  if (part === ".") return "%2E";
  if (part === "..") return "%2E%2E";
  // What already looks like one of our escapes is escaped itself, so that no two keys meet in one name.
  if (ESCAPES.test(part) || part.includes("\0")) return part.replaceAll("%", "%25").replaceAll("\0", "%00");
  return part;
}
