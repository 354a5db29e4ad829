import { Command } from "commander";
import { batchCommand } from "./batch/batchCommand.js";
import { cancelCommand } from "./cancelCommand.js";
import { logsCommand } from "./logsCommand.js";
import { runCommand } from "./runCommand.js";
import { statusCommand } from "./statusCommand.js";
import { submitCommand } from "./submitCommand.js";
import { uploadCommand } from "./uploadCommand.js";

/** `sallyport transform`: code transformations as jobs. */
export function transformCommand(): Command {
  return new Command("transform")
    .description("run code transformations as jobs")
    .addCommand(runCommand())
    .addCommand(submitCommand())
    .addCommand(statusCommand())
    .addCommand(logsCommand())
    .addCommand(cancelCommand())
    .addCommand(batchCommand())
    .addCommand(uploadCommand());
}
