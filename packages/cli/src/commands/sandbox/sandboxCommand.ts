import {
  foreignVariables,
  resetSandbox,
  sandboxEnvironment,
  sandboxStatus,
  startSandbox,
  stopSandbox,
} from "@sallyport/sandbox";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../workspace/sandboxHome.js";
import { workerImages } from "../../workspace/workerImages.js";
import { describeStatus } from "./describeStatus.js";
import { exportLines } from "./exportLines.js";

interface UpOptions {
  readonly port?: number;
  readonly json?: boolean;
}

/** `sallyport sandbox up|down|status|reset|env`: the embedded local AWS of this checkout. */
export function sandboxCommand(): Command {
  const root = findRepositoryRoot(process.cwd());
  const home = sandboxHome(root, process.env);
  const sandbox = new Command("sandbox").description(
    "the embedded local AWS: start, stop, look, reset, use from a shell",
  );

  sandbox
    .command("up")
    .description("start the sandbox (nothing happens when it runs already)")
    .option("--port <number>", "port of the endpoint; a free one by default", portNumber)
    .option("--json", "print the status as one JSON document")
    .action(async (options: UpOptions) => {
      const started = await startSandbox({
        home,
        images: workerImages(root),
        ...options,
        onProgress: (line: string) => process.stderr.write(`${line}\n`),
      });
      if (options.json) printJson(started);
      else process.stdout.write(describeStatus(started, home));
    });

  sandbox
    .command("down")
    .description("stop the sandbox, every task and every database in it; keys and the databases' data stay")
    .action(async () => {
      await stopSandbox(home);
    });

  sandbox
    .command("status")
    .description("is it running, where, with which Pulumi CLI")
    .option("--json", "print the status as one JSON document")
    .action(async (options: { readonly json?: boolean }) => {
      const status = await sandboxStatus(home);
      if (options.json) printJson(status);
      else process.stdout.write(describeStatus(status, home));
    });

  sandbox
    .command("reset")
    .description("forget every resource, every stack and every database of the sandbox; keys and certificates stay")
    .action(async () => {
      await resetSandbox(home);
    });

  sandbox
    .command("env")
    .description(
      'print `export NAME=value` lines: eval "$(npx sallyport sandbox env)" lets a plain `pulumi up` use the sandbox',
    )
    .option("--python", "also for Pulumi programs in Python: installs the language host and the SDK, once")
    .action(async ({ python = false }: { readonly python?: boolean }) => {
      const status = await sandboxStatus(home);
      if (!status.running)
        throw new CommandError("the sandbox is not running", "start it with `npx sallyport sandbox up`", 2);
      const onProgress = (line: string) => process.stderr.write(`${line}\n`);
      const environment = await sandboxEnvironment(home, { python, onProgress });
      process.stdout.write(exportLines(environment, foreignVariables(process.env)));
    });

  return sandbox;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new CommandError(`--port ${text} is not a port`, "give a number from 1 to 65535", 64);
  return port;
}
