import { Command, CommanderError } from "commander";
import { compressCommand } from "./commands/compress/compressCommand.js";
import { demoCommand } from "./commands/demo/demoCommand.js";
import { inspectCommand } from "./commands/inspect/inspectCommand.js";
import { restoreCommand } from "./commands/restore/restoreCommand.js";
import { sandboxCommand } from "./commands/sandbox/sandboxCommand.js";
import { reportFailure } from "./output/reportFailure.js";

const program = new Command("sallyport")
  .description("AWS data pipelines that are secure by construction")
  .version("0.1.0")
  .exitOverride()
  .showHelpAfterError("(add --help for usage)");

const commands = [compressCommand(), demoCommand(), inspectCommand(), restoreCommand(), sandboxCommand()];
for (const command of commands) program.addCommand(withExitOverride(command));

/** Usage errors end with 64, help and version with 0; commander's own exits would say 1. */
function withExitOverride(command: Command): Command {
  command.exitOverride();
  for (const child of command.commands) withExitOverride(child);
  return command;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 64) : reportFailure(error);
}
