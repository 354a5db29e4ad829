import { RefusedError } from "@sallyport/transform-rules";
import type { SourceLimits } from "../SourceLimits.js";
import { isLink } from "./isLink.js";
import { linkStaysInside } from "./linkStaysInside.js";
import type { TreeEntry } from "./parseTree.js";

/**
 * Judges a commit's tree before it is checked out. git itself refuses `..`, `.git` and absolute paths.
 *
 * @param targets of symbolic links, by object
 * @throws RefusedError `source-too-large`, `git-link`
 */
export function checkTree(
  entries: readonly TreeEntry[],
  targets: ReadonlyMap<string, string>,
  limits: SourceLimits,
): { readonly files: number; readonly bytes: number } {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (entries.length > limits.files || bytes > limits.bytes || entries.some((entry) => entry.bytes > limits.fileBytes))
    throw new RefusedError(
      "source-too-large",
      `The source has more than ${limits.files} files or ${limits.bytes} bytes, or a file over ${limits.fileBytes}.`,
    );
  for (const { path, object } of entries.filter(isLink))
    if (!linkStaysInside(path, targets.get(object) ?? ""))
      throw new RefusedError("git-link", "The repository has a symbolic link that leads out of it.");
  return { files: entries.filter(({ mode }) => mode !== "160000").length, bytes };
}
