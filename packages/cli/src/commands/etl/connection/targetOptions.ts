import type { Command } from "commander";

/** The options by which a command finds its database. */
export interface TargetOptions {
  readonly databaseUrl?: string;
  readonly stack?: string;
  readonly ca?: string;
  readonly schema?: string;
}

/** Adds them to a command. */
export function withTarget(command: Command): Command {
  return command
    .option(
      "--database-url <url>",
      "postgresql://user@host:port/database; the password from PGPASSWORD, ~/.pgpass or the terminal",
    )
    .option(
      "--stack <name>",
      "database, bucket and login of this stack of stacks/etl; `sandbox` is the one in the sandbox",
    )
    .option("--ca <file>", "PEM file of the authorities of the server's certificate (default: those that Node trusts)")
    .option("--schema <name>", "schema of the tables (default: the stack's, or etl)");
}
