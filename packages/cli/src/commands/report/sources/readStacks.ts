import type { ReportData } from "@sallyport/report";
import { sandboxStatus } from "@sallyport/sandbox";
import { CommandError } from "../../../output/CommandError.js";
import { sandboxStack } from "../../../pulumi/PulumiProject.js";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { readStackState } from "../../../pulumi/stack/readStackState.js";
import { withoutSecrets } from "../../../pulumi/stack/withoutSecrets.js";
import { useSandbox } from "../../../workspace/useSandbox.js";
import { readExport } from "../../check/readExport.js";
import { deployedStacks } from "../../evidence/deployedStacks.js";
import type { SandboxStack } from "../../evidence/SandboxStack.js";
import { sandboxPlace } from "../../evidence/sandboxPlace.js";
import { topologyOf } from "../topology/topologyOf.js";

/** The stacks as they are drawn: those in files, or those of the sandbox; none where it does not run, or nothing is deployed in it. */
export async function readStacks(
  root: string,
  home: string,
  exports: readonly string[],
): Promise<ReportData["stacks"]> {
  if (exports.length > 0)
    return exports.map((file) => {
      const { name, resources } = readExport(file);
      return topologyOf(name, withoutSecrets(resources) as readonly RecordedResource[]);
    });
  if (!(await sandboxStatus(home)).running) return [];
  await useSandbox(home);
  const stacks: ReportData["stacks"] = [];
  for (const one of await stacksOf(root, home)) {
    const name = one.stack === sandboxStack ? one.project : `${one.project}-${one.stack}`;
    stacks.push(topologyOf(name, await readStackState(sandboxPlace(home, one))));
  }
  return stacks;
}

async function stacksOf(root: string, home: string): Promise<readonly SandboxStack[]> {
  try {
    return await deployedStacks(root, home, []);
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}
