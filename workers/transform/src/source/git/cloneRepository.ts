import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type GitAddress, RefusedError } from "@sallyport/transform-rules";
import type { JobPorts } from "../../ports.js";
import type { FetchedSource } from "../FetchedSource.js";
import type { SourceLimits } from "../SourceLimits.js";
import { checkTree } from "./checkTree.js";
import { gitEnvironment } from "./gitEnvironment.js";
import { isLink } from "./isLink.js";
import { limitPack } from "./limitPack.js";
import { meaningOfFailure } from "./meaningOfFailure.js";
import { parseTree, type TreeEntry } from "./parseTree.js";
import { runGit } from "./runGit.js";

export interface CloneOptions {
  readonly address: GitAddress;
  readonly code: string;
  readonly scratch: string;
  readonly limits: SourceLimits;
}

/** Where git is, and where its own programs find `sh` and `cat` for the credential helper. */
const PATH = "/usr/local/bin:/usr/bin:/bin";
const commitId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

type Git = (words: readonly string[]) => Promise<Buffer>;

/**
 * Fetches one commit, without history, and checks it out detached. The folder stays a repository, with no remote in it.
 * @throws RefusedError, RetryableError; see `meaningOfFailure`, `checkTree`
 */
export async function cloneRepository(
  { hosts, tokens }: Pick<JobPorts, "hosts" | "tokens">,
  { address, code, scratch, limits }: CloneOptions,
  signal: AbortSignal,
): Promise<FetchedSource> {
  const addresses = await hosts.addresses(address.host);
  const token = await tokens.token(new URL(address.url).host, signal);
  const home = join(scratch, "git-home");
  await mkdir(home, { mode: 0o700 });
  const environment = gitEnvironment({
    address,
    addresses,
    home,
    path: PATH,
    token: token !== undefined,
    caFile: hosts.caFile,
  });
  const git: Git = async (words) => await runGit({ words, folder: code, environment }, signal);
  const fetch = async (words: readonly string[], credential: string | undefined, limited: AbortSignal) =>
    await runGit({ words: ["fetch", ...words], folder: code, environment, credential }, limited);
  try {
    await git(["init", "--quiet", "--template="]);
    const credential = token === undefined ? undefined : credentialFor(address.host, token);
    const wanted = address.ref ?? "HEAD";
    const flags = ["--depth=1", "--no-tags", "--no-recurse-submodules", "--quiet", "--end-of-options"];
    const words = [...flags, address.url, wanted];
    await limitPack(code, limits.archiveBytes, signal, async (limited) => await fetch(words, credential, limited));
    const commit = (await git(["rev-parse", "--verify", "FETCH_HEAD^{commit}"])).toString().trim();
    if (address.ref !== undefined && commitId.test(address.ref) && commit !== address.ref)
      throw new RefusedError("git-ref", "The repository has a branch or tag that is named like a commit.");
    const entries = parseTree((await git(["ls-tree", "-r", "-l", "-z", commit])).toString());
    const counted = checkTree(entries, await readTargets(git, entries), limits);
    await git(["checkout", "--quiet", "--detach", "--force", commit]);
    return { kind: "git", commit, ...counted };
  } catch (error) {
    throw meaningOfFailure(error);
  }
}

/** Bitbucket's name for the user of an access token; GitHub and GitLab take any. */
function credentialFor(host: string, token: string): string {
  const username = host === "bitbucket.org" ? "x-token-auth" : "x-access-token";
  return `username=${username}\npassword=${token}\n`;
}

async function readTargets(git: Git, entries: readonly TreeEntry[]): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  for (const { object, bytes } of entries.filter(isLink)) {
    if (targets.has(object)) continue;
    // A longer one cannot be made on Linux; the check then finds no target, and refuses.
    if (bytes <= 4_095 && targets.size < 2_000)
      targets.set(object, (await git(["cat-file", "blob", object])).toString());
  }
  return targets;
}
