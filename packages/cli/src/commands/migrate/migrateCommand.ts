import { Command } from "commander";
import { scanCommand } from "./scanCommand.js";

/** `sallyport migrate`: from scripts with credentials in them to the credential manager. */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("move from credentials in code to the credential manager")
    .addCommand(scanCommand());
}
