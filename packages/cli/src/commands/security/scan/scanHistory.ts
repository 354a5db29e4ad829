import { execFileSync } from "node:child_process";
import { startProgress } from "../../../output/progress.js";
import { ignoredFiles } from "./ignoredFiles.js";
import { largestSource } from "./largestSource.js";
import type { PlantedSecret } from "./PlantedSecret.js";
import { secretFinder } from "./secretFinder.js";

/** A credential that a commit holds, whether or not its file is still there. */
export interface CommittedSecret extends PlantedSecret {
  /** A commit that brought the content or took it away: its abbreviated hash. */
  readonly commit: string;
}

interface Version {
  /** The content's hash. */
  readonly blob: string;
  readonly file: string;
}

/** Contents that are read at once. */
const batch = 200;

/**
 * The credentials that stand in any version of any file that a branch or tag of a git repository leads to (SEC-01): whoever has a clone has them.
 * Each content is looked at once, however many commits have it.
 *
 * @throws Error where the folder is no git repository, or has a part of its history alone
 */
export async function scanHistory(folder: string): Promise<readonly CommittedSecret[]> {
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync("git", ["-C", folder, ...args], { input, maxBuffer: 2 ** 30, stdio: ["pipe", "pipe", "ignore"] });
  if (String(git(["rev-parse", "--is-shallow-repository"])).trim() === "true")
    throw new Error(`${folder} has a part of its history alone: git fetch --unshallow`);
  const find = await secretFinder();
  const versions = await versionsIn(folder, git);
  const progress = startProgress("Looking through the history", versions.length);
  const found: CommittedSecret[] = [];
  try {
    for (let start = 0; start < versions.length; start += batch) {
      const some = versions.slice(start, start + batch);
      for (const [index, content] of contentsOf(some, git).entries()) {
        const version = some[index];
        if (version === undefined || content.includes(0)) continue;
        for (const secret of await find(version.file, content.toString("utf8")))
          found.push({ ...secret, commit: commitOf(version, git) });
      }
      progress.update(start + some.length);
    }
  } finally {
    progress.end();
  }
  return found;
}

type Git = (args: readonly string[], input?: string) => Buffer;

async function versionsIn(folder: string, git: Git): Promise<readonly Version[]> {
  const filter = await ignoredFiles(folder);
  const objects = git(["rev-list", "--objects", "--all"]);
  const described = git(
    ["cat-file", "--batch-check=%(objecttype) %(objectsize) %(objectname) %(rest)"],
    String(objects),
  );
  return String(described)
    .split("\n")
    .map((line) => /^blob (\d+) ([0-9a-f]+) (.+)$/.exec(line))
    .flatMap((match) => (match === null || Number(match[1]) > largestSource ? [] : [match]))
    .map(([, , blob = "", file = ""]) => ({ blob, file }))
    .filter(({ file }) => !filter.ignores(file));
}

/** In the order of the versions. Git answers each hash with a line that ends in the content's size, the content, and a line break. */
function contentsOf(versions: readonly Version[], git: Git): readonly Buffer[] {
  const answer = git(["cat-file", "--batch"], versions.map(({ blob }) => `${blob}\n`).join(""));
  const contents: Buffer[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    const size = Number(answer.subarray(at, end).toString("latin1").split(" ").at(-1));
    contents.push(answer.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}

function commitOf({ blob }: Version, git: Git): string {
  return String(git(["log", "--all", "-1", "--format=%h", `--find-object=${blob}`])).trim();
}
