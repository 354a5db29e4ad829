import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.js";
import { type CliAttempt, type CliSearch, inspectCli, pulumiVersion } from "./PulumiCli.js";

/** What an earlier download or build has left in Sallyport's cache. A broken one is a failure here, and is replaced. */
export async function cliFromSallyportCache({ environment }: CliSearch): Promise<CliAttempt> {
  return await inspectCli(
    join(cacheFolder("pulumi", pulumiVersion, environment), "bin", "pulumi"),
    "Sallyport's tool cache",
  );
}
