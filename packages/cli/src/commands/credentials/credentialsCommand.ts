import { Command } from "commander";
import { configureS3Command } from "./configureS3Command.js";
import { initCommand } from "./initCommand.js";
import { listCommand } from "./listCommand.js";
import { rollbackCommand } from "./rollbackCommand.js";
import { rotateCommand } from "./rotateCommand.js";
import { setupCommand } from "./setupCommand.js";
import { validateCommand } from "./validateCommand.js";

/** `sallyport credentials`: the logins of the environments, as their operator handles them. */
export function credentialsCommand(): Command {
  return new Command("credentials")
    .description("set up, try, rotate and roll back the login of an environment at its database")
    .addCommand(initCommand())
    .addCommand(setupCommand())
    .addCommand(validateCommand())
    .addCommand(rotateCommand())
    .addCommand(rollbackCommand())
    .addCommand(listCommand())
    .addCommand(configureS3Command());
}
