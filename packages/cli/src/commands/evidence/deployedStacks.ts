import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CommandError } from "../../output/CommandError.js";
import { sandboxStack } from "../../pulumi/PulumiProject.js";
import { askPulumi } from "../../pulumi/stack/askPulumi.js";
import { projectsOf } from "../check/projectsOf.js";

interface ListedStack {
  /** `organization/<project>/<stack>` */
  readonly name: string;
  readonly resourceCount?: number;
}

/**
 * The stacks that are deployed in the sandbox which this process uses, by the names of their projects on the command line.
 *
 * @param names those to look at; none for all that are deployed
 * @throws CommandError where there is no such project, one that is named is not deployed, or none is
 */
export async function deployedStacks(root: string, home: string, names: readonly string[]): Promise<readonly string[]> {
  const { foundation, wanted } = projectsOf(root, names);
  const place = { project: "", stack: undefined, folder: home, stateFolder: home, configFile: undefined };
  const listed = await askPulumi<readonly ListedStack[]>(place, ["stack", "ls", "--all", "--json"], home);
  const deployed = new Set(
    listed.filter(({ resourceCount = 0 }) => resourceCount > 0).map(({ name }) => name.split("/").slice(-2).join("/")),
  );
  const isDeployed = (folder: string) => {
    const project = /^name:\s*(\S+)/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1];
    return deployed.has(`${project}/${sandboxStack}`);
  };
  const nameOf = (folder: string) => (folder === foundation ? "foundation" : basename(folder));
  const missing = wanted.filter((folder) => !isDeployed(folder)).map(nameOf);
  if (missing.length === wanted.length || (names.length > 0 && missing.length > 0))
    throw new CommandError(
      `not deployed in the sandbox: ${missing.join(", ")}`,
      "deploy and run the pipelines first: npx sallyport demo",
      2,
    );
  return wanted.filter(isDeployed).map(nameOf);
}
