import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CommandError } from "../../output/CommandError.js";
import { askPulumi } from "../../pulumi/stack/askPulumi.js";
import { projectsOf } from "../check/projectsOf.js";
import type { SandboxStack } from "./SandboxStack.js";

interface ListedStack {
  /** `organization/<project>/<stack>` */
  readonly name: string;
  readonly resourceCount?: number;
}

/**
 * The stacks that are deployed in the sandbox which this process uses.
 *
 * @param names of their projects on the command line; none for all that are deployed
 * @throws CommandError where there is no such project, one that is named is not deployed, or none is
 */
export async function deployedStacks(
  root: string,
  home: string,
  names: readonly string[],
): Promise<readonly SandboxStack[]> {
  const { foundation, wanted } = projectsOf(root, names);
  const place = { project: "", stack: undefined, folder: home, stateFolder: home, configFile: undefined };
  const listed = await askPulumi<readonly ListedStack[]>(place, ["stack", "ls", "--all", "--json"], home);
  const deployed = listed
    .filter(({ resourceCount = 0 }) => resourceCount > 0)
    .map(({ name }) => name.split("/").slice(-2) as [project: string, stack: string]);
  const found = wanted.map((folder) => {
    const project = /^name:\s*(\S+)/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1];
    const name = folder === foundation ? "foundation" : basename(folder);
    const stacks = deployed.filter(([of]) => of === project).map(([, stack]) => ({ project: name, stack }));
    return { name, stacks };
  });
  const missing = found.filter(({ stacks }) => stacks.length === 0).map(({ name }) => name);
  if (missing.length === wanted.length || (names.length > 0 && missing.length > 0))
    throw new CommandError(
      `not deployed in the sandbox: ${missing.join(", ")}`,
      "deploy and run the pipelines first: npx sallyport demo",
      2,
    );
  return found.flatMap(({ stacks }) => stacks);
}
