import { Command } from "commander";
import { migrateCommand } from "./migrateCommand.js";
import { quarantineCommand } from "./quarantineCommand.js";
import { sampleCommand } from "./sampleCommand.js";

/** `sallyport etl`: the ETL pipeline's work on one file, and what became of its loads. */
export function etlCommand(): Command {
  return new Command("etl")
    .description("load files into PostgreSQL: the pipeline's own code, from a disk or from a bucket")
    .addCommand(migrateCommand())
    .addCommand(quarantineCommand())
    .addCommand(sampleCommand());
}
