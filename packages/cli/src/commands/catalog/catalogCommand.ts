import { Command } from "commander";
import { searchCommand } from "./searchCommand.js";

/** `sallyport catalog`: what the compressor's backups hold. */
export function catalogCommand(): Command {
  return new Command("catalog").description("what the compressor's backups hold").addCommand(searchCommand());
}
