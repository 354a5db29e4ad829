import { migrate, roleNames } from "@sallyport/worker-etl/migrate";
import { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import { findTarget } from "./connection/findTarget.js";
import type { TargetOptions } from "./connection/targetOptions.js";
import { withSession } from "./connection/withSession.js";
import { reporting } from "./reporting.js";

type Options = Pick<TargetOptions, "ca" | "schema"> & { readonly databaseUrl: string; readonly json?: boolean };

/** `sallyport etl migrate`: what a deployment does to its database, for one that no stack has made. */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description(
      "make the roles, schemas and the ledger that loads need, as the owner of a database: again changes nothing",
    )
    .requiredOption("--database-url <url>", "postgresql://user@host:port/database, of a user who may make roles")
    .option("--ca <file>", "PEM file of the authorities of the server's certificate (default: those that Node trusts)")
    .option("--schema <name>", "schema of the tables (default: etl)")
    .option("--json", "print the result as one JSON document")
    .action(async ({ json, ...options }: Options) => {
      await reporting({ json }, options.databaseUrl, async () => {
        const target = await findTarget(options);
        const result = await withSession(target, (client) => migrate(client, { schema: target.schema }), {
          role: null,
        });
        if (json) printJson(result);
        else process.stdout.write(describe(result, target.schema));
      });
    });
}

function describe({ version, applied, rolesMade }: Awaited<ReturnType<typeof migrate>>, schema: string): string {
  const did = applied.length === 0 ? "was there already" : "is ready";
  const roles = rolesMade.length === 0 ? "" : `roles made: ${rolesMade.join(", ")}\n`;
  return `schema ${schema}, ledger version ${version}: ${did}\n${roles}loads need a member of ${roleNames.owner}\n`;
}
