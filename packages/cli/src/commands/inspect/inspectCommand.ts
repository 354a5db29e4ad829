import { Command } from "commander";
import { withArchive } from "../../archives/withArchive.js";
import { printJson } from "../../output/printJson.js";
import { describeArchive } from "./describeArchive.js";
import { summariseArchive } from "./summariseArchive.js";

/** `sallyport inspect FILE`: what an archive holds. */
export function inspectCommand(): Command {
  return new Command("inspect")
    .description("show what an archive holds, and check that no byte of it has changed")
    .argument("<archive>", "a file, or s3://bucket/key")
    .option("--json", "print the result as one JSON document")
    .action(async (address: string, { json }: { readonly json?: boolean }) => {
      await withArchive(address, async (archive) => {
        const sha256 = await archive.checksum();
        const summary = summariseArchive(archive.manifest, archive.archiveBytes, sha256);
        if (json) printJson(summary);
        else process.stdout.write(describeArchive(summary, address));
      });
    });
}
