import type { LoadResult } from "@sallyport/worker-etl";
import { Command } from "commander";
import { parseShare } from "../../output/parseShare.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import { findTarget } from "./connection/findTarget.js";
import { type TargetOptions, withTarget } from "./connection/targetOptions.js";
import { type LoadAddressOptions, loadAddress } from "./load/loadAddress.js";
import { parseKey } from "./load/parseKey.js";
import { reporting } from "./reporting.js";

type Options = TargetOptions & LoadAddressOptions & { readonly json?: boolean };

/** `sallyport etl load FILE|s3://…`. */
export function loadCommand(): Command {
  return withTarget(new Command("load"))
    .description("load one file into its table, whole or not at all: CSV, NDJSON (each also .gz or .zst) or Parquet")
    .argument("<file>", "a file, or s3://bucket/key")
    .option("--table <name>", "the table (default: the file's name without its ending)")
    .option(
      "--key <columns>",
      "columns that tell rows apart, with commas between (default: the table's, the contract's, id, email, or none)",
      parseKey,
    )
    .option(
      "--reject-threshold <share>",
      "the share of rejected rows above which the file fails whole",
      parseShare,
      0.01,
    )
    .option(
      "--quarantine <dir>",
      "where quarantine/ is, with the rejected rows of what is not in the stack's bucket",
      ".",
    )
    .option("--dry-run", "do everything but commit")
    .option("--json", "print the result as one JSON document")
    .action(async (address: string, { json, databaseUrl, stack, ca, schema, ...options }: Options) => {
      await reporting({ json }, address, async () => {
        const target = await findTarget({ databaseUrl, stack, ca, schema });
        const result = await loadAddress(address, target, options);
        if (json) printJson(result);
        else process.stdout.write(describe(result, options.dryRun === true));
      });
    });
}

function describe(result: LoadResult, dryRun: boolean): string {
  const { table, known, rowsIn, loaded, updated, unchanged, rejected, columns, key, quarantine, seconds } = result;
  const counts = `${loaded} loaded, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
  const told = key.length === 0 ? "no key, rows are told apart by record_id" : `key ${key.join(", ")}`;
  const lines = [
    `${table}: ${rowsIn} rows in ${seconds.toFixed(1)} s: ${counts}${dryRun ? " (dry run: nothing was committed)" : ""}`,
    ...(known ? ["the ledger has this very file: nothing of it was read"] : []),
    `${told}; ${columns.map(({ name, type }) => `${name} ${type}`).join(", ")}`,
    ...(quarantine === undefined ? [] : [`rejected rows: ${quarantine}`]),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}
