import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";

/** Folders that hold others' code or what is made anew. */
const made = ["node_modules/", ".git/", "dist/", "coverage/", ".venv/"];

/** What is not looked through: folders of tools, and what `.secretlintignore` of the folder (in the manner of .gitignore) takes out. */
export async function ignoredFiles(folder: string): Promise<Ignore> {
  const own = await readFile(join(folder, ".secretlintignore"), "utf8").catch(() => "");
  return ignore().add(made).add(own);
}
