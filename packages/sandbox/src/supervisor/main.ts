/**
 * The sandbox's supervisor process: `node main.js <home>`. Its output is the log; SIGTERM stops everything in order.
 */
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import { Supervisor } from "./Supervisor.js";

const home = process.argv[2];
if (!home) {
  process.stderr.write("usage: main.js <sandbox folder>\n");
  process.exit(64);
}

const log = (line: string): void => {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
};
const supervisor = new Supervisor(sandboxHomePaths(home), log);

const shutDown = async (code: number): Promise<never> => {
  await supervisor.stop();
  process.exit(code);
};

process.on("SIGTERM", () => void shutDown(0));
process.on("SIGINT", () => void shutDown(0));
process.on("SIGHUP", () => {
  supervisor.reloadImages().catch((error: unknown) => log(`the images were not reloaded: ${error}`));
});
process.on("uncaughtException", (error) => {
  log(`unexpected: ${error.stack ?? error}`);
  void shutDown(1);
});

try {
  await supervisor.start(() => void shutDown(1));
} catch (error) {
  log(`start failed: ${error instanceof Error ? error.message : error}`);
  await shutDown(1);
}
