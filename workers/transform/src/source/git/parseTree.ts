/** One line of `git ls-tree -r -l -z`. */
export interface TreeEntry {
  readonly mode: string;
  readonly object: string;
  /** Bytes; 0 for a submodule. */
  readonly bytes: number;
  readonly path: string;
}

/** Reads the output of `git ls-tree -r -l -z`. Pure. */
export function parseTree(output: string): TreeEntry[] {
  return output
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", , object = "", bytes = ""] = line.slice(0, tab).split(/ +/);
      return { mode, object, bytes: Number(bytes) || 0, path: line.slice(tab + 1) };
    });
}
