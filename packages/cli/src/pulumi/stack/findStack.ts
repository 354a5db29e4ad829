import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectsOf } from "../../commands/check/projectsOf.js";
import { CommandError } from "../../output/CommandError.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../workspace/sandboxHome.js";
import { useSandbox } from "../../workspace/useSandbox.js";
import { preparePulumiProject, sandboxStack } from "../PulumiProject.js";
import type { StackPlace } from "./StackPlace.js";

/**
 * Where a stack is. `sandbox` is the one in this checkout's sandbox, whose account this process then uses; any other is in the backend
 * that the shell is logged in to, and AWS is used as the caller. Without a name it is the sandbox's in a shell that is set up for the sandbox
 * (`sallyport sandbox env`), else the one that is selected in the project's folder.
 *
 * @param project `foundation`, or a folder of `stacks/`
 * @throws CommandError where there is no such project, or nothing is deployed in the sandbox
 */
export async function findStack(project: string, named: string | undefined): Promise<StackPlace> {
  const root = findRepositoryRoot(process.cwd());
  const [folder = root] = projectsOf(root, [project]).wanted;
  const home = sandboxHome(root, process.env);
  const stack = named ?? (isInSandbox(home) ? sandboxStack : undefined);
  if (stack !== sandboxStack) {
    const name = /^name:\s*(\S+)/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1] ?? project;
    return { project: name, stack, folder, stateFolder: folder, configFile: undefined };
  }
  await useSandbox(home);
  if (!existsSync(join(home, "projects")))
    throw new CommandError("nothing is deployed in the sandbox", "deploy something: npm start", 2);
  const { name, shadow, configFile } = preparePulumiProject(folder, home);
  return { project: name, stack, folder, stateFolder: shadow, configFile };
}

function isInSandbox(home: string): boolean {
  return process.env.PULUMI_BACKEND_URL?.startsWith(pathToFileURL(home).href) === true;
}
