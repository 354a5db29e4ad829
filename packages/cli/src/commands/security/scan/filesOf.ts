import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import ignore from "ignore";

const run = promisify(execFile);

/** Folders that hold others' code or what is made anew. */
const made = ["node_modules/", ".git/", "dist/", "coverage/", ".venv/"];

/**
 * The files of a folder that are somebody's source, relative to it: in a git repository what git knows or would take up, elsewhere
 * all but the folders of tools; without what `.secretlintignore` (in the manner of .gitignore) takes out.
 */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const filter = ignore()
    .add(made)
    .add(await ignored(folder));
  const files = (await inGit(folder)) ?? (await onDisk(folder));
  return filter.filter([...files]).sort();
}

async function ignored(folder: string): Promise<string> {
  return await readFile(join(folder, ".secretlintignore"), "utf8").catch(() => "");
}

async function inGit(folder: string): Promise<readonly string[] | undefined> {
  try {
    const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const { stdout } = await run("git", ["-C", folder, ...list], { maxBuffer: 256 * 1024 * 1024 });
    return stdout.split("\0").filter((name) => name !== "");
  } catch {
    return undefined;
  }
}

async function onDisk(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
