import { join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { cacheFolder } from "./cacheFolder.js";
import { installFolder } from "./installFolder.js";
import { type CliAttempt, type CliSearch, inspectCli, pulumiVersion } from "./PulumiCli.js";
import { runTool } from "./runTool.js";

/** Many networks forbid the download and some let it hang, so it must not cost much more than a good one takes. */
const timeLimit = 60_000;

/** Without a version it installs the one of the SDK, which is `pulumiVersion` (tested). */
const installer = `
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
await PulumiCommand.install({ root: process.argv[1], skipVersionCheck: true });
`;

/** The official download, as Pulumi's Automation API does it, in a process that a time limit ends. */
export async function cliFromDownload({ environment, onProgress }: CliSearch): Promise<CliAttempt> {
  if (environment.SALLYPORT_NO_DOWNLOAD) return { failure: "SALLYPORT_NO_DOWNLOAD is set" };
  onProgress(`downloading Pulumi ${pulumiVersion} (at most ${timeLimit / 1000} s)`);
  const target = cacheFolder("pulumi", pulumiVersion, environment);
  const inspect = () => inspectCli(join(target, "bin", "pulumi"), "the official download");
  let failure: string | undefined;
  await installFolder(
    target,
    async (folder) => {
      const result = await runTool(process.execPath, ["--input-type=module", "--eval", installer, folder], {
        cwd: packageRoot,
        environment,
        timeout: timeLimit,
      });
      if (result.code !== 0) failure = reasonOf(result.stderr);
      if (failure) throw new DownloadFailure(failure);
    },
    async () => "path" in (await inspect()),
  ).catch((error: unknown) => {
    if (!(error instanceof DownloadFailure)) throw error;
  });
  if (failure) return { failure };
  return await inspect();
}

class DownloadFailure extends Error {}

function reasonOf(stderr: string): string {
  const line = stderr.split("\n").find((text) => /error|limit|ENOTFOUND|ECONN/i.test(text));
  return `the download failed: ${(line ?? stderr).trim().slice(0, 200)}`;
}
