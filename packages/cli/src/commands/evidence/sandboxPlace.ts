import { preparePulumiProject } from "../../pulumi/PulumiProject.js";
import type { StackPlace } from "../../pulumi/stack/StackPlace.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { projectsOf } from "../check/projectsOf.js";
import type { SandboxStack } from "./SandboxStack.js";

/** Where a stack of a sandbox is asked for, which is the one that this process uses. */
export function sandboxPlace(home: string, { project, stack }: SandboxStack): StackPlace {
  const root = findRepositoryRoot(process.cwd());
  const [folder = root] = projectsOf(root, [project]).wanted;
  const { name, shadow, configFile } = preparePulumiProject(folder, home);
  return { project: name, stack, folder, stateFolder: shadow, configFile };
}
