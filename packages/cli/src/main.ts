import { Command, CommanderError } from "commander";
import { commandTable } from "./commands/commandTable.js";
import { reportFailure } from "./output/reportFailure.js";

const program = new Command("sallyport")
  .description("AWS data pipelines that are secure by construction")
  .version("0.1.0")
  .exitOverride()
  .showHelpAfterError("(add --help for usage)");

/** Usage errors end with 64, help and version with 0; commander's own exits would say 1. */
function withExitOverride(command: Command): Command {
  command.exitOverride();
  for (const child of command.commands) withExitOverride(child);
  return command;
}

try {
  const [, , name = ""] = process.argv;
  const wanted = Object.hasOwn(commandTable, name) ? [commandTable[name]] : Object.values(commandTable);
  for (const load of wanted) if (load) program.addCommand(withExitOverride(await load()));
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 64) : reportFailure(error);
}
