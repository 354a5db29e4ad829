import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../../../output/CommandError.js";
import { preparePulumiProject, sandboxStack } from "../../../pulumi/PulumiProject.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../../workspace/sandboxHome.js";
import { useSandbox } from "../../../workspace/useSandbox.js";
import { type EtlOutputs, readEtlOutputs } from "./EtlOutputs.js";

/**
 * The outputs of a deployed stack of `stacks/etl`. `sandbox` is the one in this checkout's sandbox, which the clients of this process then
 * use; any other is looked up by the Pulumi CLI on PATH in the backend that it is logged in to, and AWS is used as the caller.
 *
 * @throws CommandError where there is no such stack, or it cannot be read
 */
export async function stackOutputs(name: string): Promise<EtlOutputs> {
  const root = findRepositoryRoot(process.cwd());
  const folder = join(root, "stacks", "etl");
  let place = folder;
  if (name === sandboxStack) {
    const home = sandboxHome(root, process.env);
    await useSandbox(home);
    if (!existsSync(join(home, "projects"))) throw notThere(name, "nothing is deployed");
    place = preparePulumiProject(folder, home).shadow;
  }
  const args = ["stack", "output", "--json", "--stack", name, "--non-interactive", "--color=never"];
  const { status, stdout, stderr, error } = spawnSync("pulumi", args, { cwd: place, encoding: "utf8" });
  if (error)
    throw new CommandError(`cannot start pulumi: ${error.message}`, "install the Pulumi CLI, or put it on PATH", 2);
  if (status !== 0) throw notThere(name, stderr.trim().split("\n").at(-1) ?? "");
  return readEtlOutputs(JSON.parse(stdout) as Record<string, unknown>);
}

function notThere(name: string, said: string): CommandError {
  const fix =
    name === sandboxStack
      ? "deploy it: npm start -- etl"
      : "name a stack that `pulumi stack ls` in stacks/etl lists, and log in to its backend";
  return new CommandError(`there is no ETL stack ${name}: ${said}`, fix, 64);
}
