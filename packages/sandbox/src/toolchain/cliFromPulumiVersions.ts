import { homedir } from "node:os";
import { join } from "node:path";
import { type CliAttempt, type CliSearch, inspectCli, pulumiVersion } from "./PulumiCli.js";

/** The cache that Pulumi's npm package and its Automation API share: `${PULUMI_HOME:-~/.pulumi}/versions`. */
export async function cliFromPulumiVersions({ environment }: CliSearch): Promise<CliAttempt> {
  const home = environment.PULUMI_HOME || join(homedir(), ".pulumi");
  return await inspectCli(join(home, "versions", pulumiVersion, "bin", "pulumi"), "Pulumi's own version cache");
}
