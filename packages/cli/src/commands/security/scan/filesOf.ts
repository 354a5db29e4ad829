import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { filesBelow } from "../../../workspace/filesBelow.js";
import { ignoredFiles } from "./ignoredFiles.js";

const run = promisify(execFile);

/**
 * The files of a folder that are somebody's source, relative to it: in a git repository what git knows or would take up, elsewhere
 * all but the folders of tools; without what `.secretlintignore` (in the manner of .gitignore) takes out.
 */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const files = (await inGit(folder)) ?? (await filesBelow(folder));
  return (await ignoredFiles(folder)).filter([...files]).sort();
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
