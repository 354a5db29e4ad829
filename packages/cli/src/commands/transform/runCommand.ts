import { RefusedError } from "@sallyport/worker-transform";
import { Command } from "commander";
import { CommandError, type FailureCode } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { runLocally } from "./runLocally.js";

interface Options {
  readonly local: true;
  readonly source?: string;
  readonly output?: string;
  readonly environment: readonly string[];
  readonly json?: boolean;
}

/** `sallyport transform run --local`. */
export function runCommand(): Command {
  return new Command("run")
    .description("run one transformation on this machine as a job would run it, with no AWS")
    .requiredOption("--local", "on this machine: the only way yet; `submit` runs jobs on AWS Batch")
    .option("--source <source>", "a folder, a .zip, or https://HOST/PATH[#REF] of a git repository; default: nothing")
    .option(
      "--output <dir>",
      "an empty or new folder for code/, logs/ and manifest.json; default: a new one in transformations/",
    )
    .option("--environment <name=value>", "a variable for the program; may be repeated", collect, [])
    .option("--json", "print the result as JSON")
    .argument("<command...>", "after --: the program, by its bare name, and its arguments")
    .action(async (command: string[], options: Options) => {
      const refused = (code: string, message: string) => {
        if (options.json) printJson({ error: { code, message } });
        return new CommandError(message, `refused (${code}): nothing was executed`, 64);
      };
      const result = await runLocally({ ...options, command }).catch((error: unknown) => {
        throw error instanceof RefusedError ? refused(error.code, error.message) : error;
      });
      const { status, error, ...answer } = result;
      if (status === "refused") throw refused(error?.code ?? "refused", error?.message ?? "The input is refused.");
      if (options.json) printJson(answer);
      else
        process.stdout.write(
          `${answer.files} files in ${answer.output}, ${answer.seconds} s, exit code ${answer.exitCode}\n`,
        );
      if (status === "succeeded") return;
      const code: FailureCode = status === "fault" ? 2 : 1;
      const fix = `look at logs/output.log and manifest.json in ${answer.output}`;
      throw new CommandError(error?.message ?? `The program ended with exit code ${answer.exitCode}.`, fix, code);
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
