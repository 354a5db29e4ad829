import type { TreeEntry } from "./parseTree.js";

/** Whether an entry of a tree is a symbolic link. */
export function isLink({ mode }: TreeEntry): boolean {
  return mode === "120000";
}
