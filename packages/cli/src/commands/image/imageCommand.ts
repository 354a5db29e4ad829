import { Command } from "commander";
import { scanImageCommand } from "./scanImageCommand.js";

/** `sallyport image`: the workers' images in the account's registry. */
export function imageCommand(): Command {
  return new Command("image").description("look at the workers' images").addCommand(scanImageCommand());
}
