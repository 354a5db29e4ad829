import { Command, CommanderError } from "commander";
import { reportFailure } from "./output/reportFailure.js";

const program = new Command("sallyport")
  .description("AWS data pipelines that are secure by construction")
  .version("0.1.0")
  .exitOverride()
  .showHelpAfterError("(add --help for usage)");

/** By name, so that a run loads the one command that it is about: together they take longer to load than most take to run. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import("./commands/check/checkCommand.js")).checkCommand(),
  compress: async () => (await import("./commands/compress/compressCommand.js")).compressCommand(),
  demo: async () => (await import("./commands/demo/demoCommand.js")).demoCommand(),
  "deployer-policy": async () =>
    (await import("./commands/deployerPolicy/deployerPolicyCommand.js")).deployerPolicyCommand(),
  etl: async () => (await import("./commands/etl/etlCommand.js")).etlCommand(),
  inspect: async () => (await import("./commands/inspect/inspectCommand.js")).inspectCommand(),
  kpi: async () => (await import("./commands/kpi/kpiCommand.js")).kpiCommand(),
  restore: async () => (await import("./commands/restore/restoreCommand.js")).restoreCommand(),
  sandbox: async () => (await import("./commands/sandbox/sandboxCommand.js")).sandboxCommand(),
  transform: async () => (await import("./commands/transform/transformCommand.js")).transformCommand(),
};

/** Usage errors end with 64, help and version with 0; commander's own exits would say 1. */
function withExitOverride(command: Command): Command {
  command.exitOverride();
  for (const child of command.commands) withExitOverride(child);
  return command;
}

try {
  const [, , name = ""] = process.argv;
  const wanted = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  for (const load of wanted) if (load) program.addCommand(withExitOverride(await load()));
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 64) : reportFailure(error);
}
