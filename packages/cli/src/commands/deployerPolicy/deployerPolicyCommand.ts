import { type DeployerContext, deployerPolicyFor, IntentError, type PolicyDocument } from "@sallyport/intents";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { checkStacks } from "../check/checkStacks.js";
import { projectsOf } from "../check/projectsOf.js";

interface Options {
  readonly account: string;
  readonly partition: string;
  readonly region: readonly string[];
  readonly namePrefix: readonly string[];
  readonly boundary: string;
  readonly role: string;
  readonly json?: boolean;
}

/** `sallyport deployer-policy STACK`: what CI needs to deploy a stack, from the resource types that the stack plans. */
export function deployerPolicyCommand(): Command {
  return new Command("deployer-policy")
    .description(
      "print the managed policies of the role that deploys a stack, made from the resource types that it plans",
    )
    .argument("<stack>", "foundation or a folder of stacks/")
    .requiredOption("--account <id>", "account that it deploys to, 12 digits")
    .requiredOption("--region <region...>", "regions that it deploys to")
    .requiredOption("--name-prefix <prefix...>", 'what the names of its resources begin with: "orders-"')
    .requiredOption("--boundary <name>", "name of the permissions boundary that every role must carry")
    .option("--role <name>", "name of the deployer's own role, which it may not change", "deployer")
    .option("--partition <partition>", "aws, aws-cn or aws-us-gov", "aws")
    .option("--json", "print one JSON document, with the resource types")
    .action(async (stack: string, options: Options) => {
      const context = contextOf(options);
      const resourceTypes = await plannedTypes(stack);
      const policies = policiesFor(resourceTypes, context);
      if (options.json) printJson({ stack, resourceTypes, policies });
      else for (const policy of policies) process.stdout.write(`${JSON.stringify(policy, undefined, 2)}\n`);
    });
}

async function plannedTypes(stack: string): Promise<readonly string[]> {
  const root = findRepositoryRoot(process.cwd());
  const [checked] = await checkStacks({ root, projects: projectsOf(root, [stack]) });
  return (checked?.types ?? []).filter((type) => type.startsWith("aws:"));
}

function contextOf({ account, partition, region, namePrefix, boundary, role }: Options): DeployerContext {
  if (!/^\d{12}$/.test(account)) throw new CommandError(`--account ${account} is no account id`, "give 12 digits", 64);
  return {
    accountId: account,
    partition,
    regions: region,
    namePrefixes: namePrefix,
    boundaryArn: `arn:${partition}:iam::${account}:policy/${boundary}`,
    roleName: role,
  };
}

function policiesFor(resourceTypes: readonly string[], context: DeployerContext): readonly PolicyDocument[] {
  try {
    return deployerPolicyFor(resourceTypes, context);
  } catch (error) {
    if (!(error instanceof IntentError)) throw error;
    throw new CommandError(`${error.argument} ${error.value} is refused`, error.fix, 64);
  }
}
