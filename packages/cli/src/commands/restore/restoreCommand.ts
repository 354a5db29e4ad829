import { Command } from "commander";
import { type CatalogOptions, withCatalog } from "../../catalog/catalogOptions.js";
import { oneOrMore } from "../../catalog/oneOrMore.js";
import { CommandError } from "../../output/CommandError.js";
import { parseMoment } from "../../output/parseMoment.js";
import { printJson } from "../../output/printJson.js";
import { restoreFile } from "./restoreFile.js";

interface Options extends CatalogOptions {
  readonly to: string;
  readonly asOf?: Date;
  readonly prefix?: readonly string[];
  readonly object?: readonly string[];
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sallyport restore`: objects out of an archive, or what they were at a time out of a backup; each checked. */
export function restoreCommand(): Command {
  const command = new Command("restore")
    .description("restore objects, each checked against its SHA-256: of one archive, or by the catalog of a backup")
    .argument("[archive]", "a file, or s3://bucket/key; without it, --stack or --catalog names a backup");
  return withCatalog(command)
    .requiredOption("--to <place>", "a folder, made where it does not exist; from a backup also s3://BUCKET[/PREFIX/]")
    .option(
      "--as-of <time>",
      "what a backup's objects were then: 2026-01-31T12:00:00Z, or a date for its end, UTC (default: now)",
      parseMoment("--as-of", "end"),
    )
    .option("--prefix <prefix>", "only objects whose key starts with it; may be given several times", oneOrMore)
    .option("--object <key>", "only this object, and those of --prefix; may be given several times", oneOrMore)
    .option("--dry-run", "from a backup: say what would be restored, and write nothing")
    .option("--overwrite", "replace what exists and is something else")
    .option("--force", "the same as --overwrite")
    .option("--json", "print the result as one JSON document")
    .action(async (archive: string | undefined, options: Options) => {
      const { to, prefix: prefixes = [], object: keys = [], json = false } = options;
      const overwrite = options.overwrite === true || options.force === true;
      const selection = { prefixes, keys };
      if (archive !== undefined) {
        assertOfArchive(options);
        await restoreFile(archive, { to, selection, overwrite, json });
        return;
      }
      // Only here: a restore from a file has no use for the SDK, nor for Parquet.
      const { withCatalogOf } = await import("../../catalog/withCatalogOf.js");
      const { describeRestore } = await import("./fromCatalog/describeRestore.js");
      const { restoreFromCatalog } = await import("./fromCatalog/restoreFromCatalog.js");
      const { untilInterrupted } = await import("../../interruption/untilInterrupted.js");
      const { asOf = new Date(), dryRun = false } = options;
      const result = await untilInterrupted((signal) =>
        withCatalogOf(options, (place) =>
          restoreFromCatalog({ ...selection, place, asOf, to, overwrite, dryRun, signal }),
        ),
      );
      if (json) printJson(result);
      else process.stdout.write(describeRestore(result));
      if (result.failed.length > 0) process.exitCode = 1;
    });
}

/** @throws CommandError for options that an archive has no use for: it holds one version of each object */
function assertOfArchive({ stack, catalog, rule, asOf, dryRun }: Options): void {
  const given = { "--stack": stack, "--catalog": catalog, "--rule": rule, "--as-of": asOf, "--dry-run": dryRun };
  const [wrong] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (wrong === undefined) return;
  throw new CommandError(
    `${wrong} is for a restore from a backup, and an archive is named too`,
    "name the archive alone, or the backup alone: --stack NAME or --catalog s3://BUCKET",
    64,
  );
}
