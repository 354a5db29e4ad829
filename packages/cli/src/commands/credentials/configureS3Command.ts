import { type EnvironmentName, readManagerSettings } from "@sallyport/credentials";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";
import { configureS3 } from "./s3/configureS3.js";
import { s3Ports } from "./s3/s3Ports.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly setupTables?: boolean;
  readonly roleArn?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `sallyport credentials configure-s3`: ClickHouse uses the environment's buckets by a role, never by keys. */
export function configureS3Command(): Command {
  return new Command("configure-s3")
    .description("let ClickHouse use the buckets of an environment by a role, never by keys")
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--setup-tables", "make a table over each bucket's Parquet files, too")
    .option(
      "--role-arn <arn>",
      "ClickHouse Cloud: the role that it takes (default: the server has one itself)",
      roleArn,
    )
    .option("--dry-run", "print the statements, do nothing")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nThe buckets are those of SALLYPORT_SERVICE_BUCKETS.")
    .action(async ({ environment: given, setupTables = false, dryRun = false, roleArn: role, json }: Options) => {
      const environment = requiredEnvironment(given);
      const buckets = readManagerSettings(process.env).buckets[environment] ?? [];
      const wish = { environment, region: currentRegion(), buckets, setUpTables: setupTables, roleArn: role, dryRun };
      const checks = await configureS3(wish, s3Ports(process.env));
      reportChecks({ environment, checks }, json);
    });
}

function roleArn(text: string): string {
  if (/^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text)) return text;
  throw new CommandError(`--role-arn ${text} is no ARN of a role`, "Give it as arn:aws:iam::<account>:role/<name>", 64);
}
