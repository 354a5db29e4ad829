import { Command } from "commander";
import { loadCommand } from "./loadCommand.js";
import { migrateCommand } from "./migrateCommand.js";
import { quarantineCommand } from "./quarantineCommand.js";
import { retryCommand } from "./retryCommand.js";
import { sampleCommand } from "./sampleCommand.js";
import { statusCommand } from "./statusCommand.js";

/** `sallyport etl`: the ETL pipeline's work on one file, and what became of its loads. */
export function etlCommand(): Command {
  return new Command("etl")
    .description("load files into PostgreSQL: the pipeline's own code, from a disk or from a bucket")
    .addCommand(loadCommand())
    .addCommand(statusCommand())
    .addCommand(retryCommand())
    .addCommand(quarantineCommand())
    .addCommand(migrateCommand())
    .addCommand(sampleCommand());
}
