import { Command } from "commander";
import type { CheckedItem } from "../../checked/CheckedItem.js";
import { describeItems } from "../../checked/describeItems.js";
import { exitCodeOf } from "../../checked/exitCodeOf.js";
import { judgedOr } from "../../checked/judgedOr.js";
import { printJson } from "../../output/printJson.js";
import { findStack } from "../../pulumi/stack/findStack.js";
import { readStackPlan } from "../../pulumi/stack/readStackPlan.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { readIdentity } from "../whoami/readIdentity.js";
import { preflightItems } from "./items/index.js";
import type { PreflightScope } from "./PreflightScope.js";
import { regionsOf } from "./regionsOf.js";

interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

/** `sallyport preflight`: whether a stack may be deployed, by what it plans and what is there; changes nothing (OPS-01). */
export function preflightCommand(): Command {
  return new Command("preflight")
    .description("look at the eight things that have to be right before a stack is deployed")
    .argument("[project]", "foundation, or a folder of stacks/", "foundation")
    .option("--stack <name>", "the stack; `sandbox` is the one in the sandbox (default: the one that is selected)")
    .option("--json", "print one JSON document")
    .action(async (project: string, { stack, json }: Options) => {
      const place = await findStack(project, stack);
      const resources = await readStackPlan(place);
      const clients = makeAccountClients(process.env);
      const region = currentRegion();
      const { account } = await readIdentity(clients.sts(region));
      const items = await preflight({ resources, clients, account, regions: regionsOf(resources, region) });
      if (json) printJson({ project: place.project, stack: place.stack ?? null, account, items });
      else process.stdout.write(describeItems(items, process.stdout.isTTY === true));
      process.exitCode = exitCodeOf(items);
    });
}

async function preflight(scope: PreflightScope): Promise<readonly CheckedItem[]> {
  return await Promise.all(preflightItems.map(({ name, judge }) => judgedOr(name, () => judge(scope))));
}
