import { Command } from "commander";
import type { CheckedItem } from "../../checked/CheckedItem.js";
import { describeItems } from "../../checked/describeItems.js";
import { exitCodeOf } from "../../checked/exitCodeOf.js";
import { judgedOr } from "../../checked/judgedOr.js";
import { printJson } from "../../output/printJson.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import { findStack } from "../../pulumi/stack/findStack.js";
import { readStackState } from "../../pulumi/stack/readStackState.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { regionsOf } from "../preflight/regionsOf.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { readIdentity } from "../whoami/readIdentity.js";
import { internetOption } from "./inside/internetOption.js";
import type { SmokeScope } from "./SmokeScope.js";
import { smokeSteps } from "./steps/index.js";

interface Options {
  readonly stack?: string;
  readonly wait: number;
  readonly internet?: readonly string[];
  readonly json?: boolean;
}

/** What stays open where nothing can be tried: a stack without work or without jobs, and credentials that do not end. */
const mayStayOpen = ["network-inside", "unit-of-work", "credential-refresh"];

/** `sallyport smoke`: whether what was deployed works, by trying it; data stays as it is (OPS-02). */
export function smokeCommand(): Command {
  return new Command("smoke")
    .description("try what was deployed: roles, network, one unit of work, logs and the renewal of credentials")
    .argument("[project]", "foundation, or a folder of stacks/", "foundation")
    .option("--stack <name>", "the stack; `sandbox` is the one in the sandbox (default: the one that is selected)")
    .option("--wait <seconds>", "how long the unit of work may take", wholeNumber("--wait", 1, 3_600), 600)
    .option("--internet <host:port...>", "what no job may reach (default: two that are outside)", internetOption)
    .option("--json", "print one JSON document")
    .action(async (project: string, { stack, wait, internet, json }: Options) => {
      const since = Date.now();
      const place = await findStack(project, stack);
      const resources = await readStackState(place);
      const outputs = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
      const region = currentRegion();
      const clients = makeAccountClients(process.env);
      const { account } = await readIdentity(clients.sts(region));
      const regions = regionsOf(resources, region);
      const scope = { project, stack: place.stack, resources, outputs, clients, account, regions, since, internet };
      const steps = await tried({ ...scope, patience: wait * 1_000 });
      if (json) printJson({ project: place.project, stack: place.stack ?? null, account, steps });
      else process.stdout.write(describeItems(steps, process.stdout.isTTY === true));
      process.exitCode = exitCodeOf(steps, mayStayOpen);
    });
}

/** Every step, whatever became of those before it; `code` is that of the step's failure. */
async function tried(scope: SmokeScope): Promise<readonly (CheckedItem & { readonly code?: number })[]> {
  const steps: (CheckedItem & { readonly code?: number })[] = [];
  for (const { name, code, run } of smokeSteps) {
    const item = await judgedOr(name, () => run(scope));
    steps.push(item.outcome === "failed" ? { ...item, code } : item);
  }
  return steps;
}
