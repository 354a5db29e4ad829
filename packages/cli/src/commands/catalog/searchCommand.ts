import { Command } from "commander";
import { type CatalogOptions, withCatalog } from "../../catalog/catalogOptions.js";
import { oneOrMore } from "../../catalog/oneOrMore.js";
import { CommandError } from "../../output/CommandError.js";
import { parseMoment } from "../../output/parseMoment.js";
import { printJson } from "../../output/printJson.js";
import { size } from "../../output/size.js";

interface Options extends CatalogOptions {
  readonly prefix?: readonly string[];
  readonly object?: readonly string[];
  readonly asOf?: Date;
  readonly since?: Date;
  readonly until?: Date;
  readonly deleted?: boolean;
  readonly allVersions?: boolean;
  readonly json?: boolean;
}

/** `sallyport catalog search`. */
export function searchCommand(): Command {
  return withCatalog(new Command("search"))
    .description("the objects that a backup holds, as they were at a time; or every version of them")
    .option("--prefix <prefix>", "only objects whose key starts with it; may be given several times", oneOrMore)
    .option("--object <key>", "only this object, and those of --prefix; may be given several times", oneOrMore)
    .option(
      "--as-of <time>",
      "what there was then: 2026-01-31T12:00:00Z, or a date for its end, UTC (default: now)",
      parseMoment("--as-of", "end"),
    )
    .option(
      "--since <time>",
      "only what was made or deleted then or later; a date means its start",
      parseMoment("--since", "start"),
    )
    .option(
      "--until <time>",
      "only what was made or deleted by then; a date means its end",
      parseMoment("--until", "end"),
    )
    .option("--deleted", "those that were deleted, instead of those that were there")
    .option("--all-versions", "every version and every deletion, not the last one of each object alone")
    .option("--json", "print the rows as one JSON document")
    .action(async ({ json, ...options }: Options) => {
      const { prefix: prefixes = [], object: keys = [], asOf, since, deleted = false, allVersions = false } = options;
      if (asOf && options.until) throw twice();
      const until = asOf ?? options.until ?? new Date();
      if (since && since > until)
        throw new CommandError("--since is later than the end of the time", "give the earlier time with --since", 64);
      // Only here: the other commands have no use for the SDK, nor for Parquet.
      const { withCatalogOf } = await import("../../catalog/withCatalogOf.js");
      const { describeRows } = await import("./describeRows.js");
      const { rowDocument } = await import("./rowDocument.js");
      const { searchCatalog } = await import("./searchCatalog.js");
      const { rows, reading } = await withCatalogOf(options, (place) =>
        searchCatalog(place, { prefixes, keys, since, until, deleted, allVersions }),
      );
      if (json) printJson(rows.map(rowDocument));
      else process.stdout.write(describeRows(rows));
      if (process.stderr.isTTY)
        process.stderr.write(
          `read ${reading.daysRead} of ${reading.days} days, ${reading.files} files, ${size(reading.bytes)}\n`,
        );
    });
}

function twice(): CommandError {
  return new CommandError("--as-of and --until name the end of the time twice", "give one of them", 64);
}
