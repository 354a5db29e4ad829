import { Command } from "commander";
import { validateCommand } from "./validateCommand.js";

/** `sallyport security`: whether an account, an environment and a source tree are as they should be. */
export function securityCommand(): Command {
  return new Command("security")
    .description("look at the security of an account, an environment and a source tree")
    .addCommand(validateCommand());
}
