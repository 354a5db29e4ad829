import { Command } from "commander";
import { runCommand } from "./runCommand.js";

/** `sallyport transform`: code transformations as jobs. */
export function transformCommand(): Command {
  return new Command("transform").description("run code transformations as jobs").addCommand(runCommand());
}
