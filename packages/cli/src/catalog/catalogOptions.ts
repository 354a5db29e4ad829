import type { Command } from "commander";

/** The options by which a command finds its catalog. */
export interface CatalogOptions {
  readonly stack?: string;
  readonly catalog?: string;
  readonly rule?: string;
}

/** Adds them to a command. */
export function withCatalog(command: Command): Command {
  return command
    .option("--stack <name>", "the backups of this stack of stacks/compressor; `sandbox` is the one in the sandbox")
    .option("--catalog <address>", "a backup bucket with its catalog, as s3://BUCKET")
    .option("--rule <name>", "only what this rule of the compressor has backed up");
}
