import type { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import type { ApiOptions } from "./api/ApiOptions.js";
import { apiCommand, withApi } from "./api/apiCommand.js";
import { logPlaceOf } from "./logPlaceOf.js";
import { outputOf } from "./outputOf.js";

interface Options extends ApiOptions {
  readonly all?: boolean;
}

/** `sallyport transform logs`. */
export function logsCommand(): Command {
  return apiCommand("logs")
    .description("print what the program of a job has said, redacted as the log has it")
    .argument("<id>", "the job's id, or Batch's")
    .option("--all", "every line of the log, the worker's own too")
    .action(async (id: string, options: Options) => {
      await withApi(options, async (api) => {
        const job = await api.call({ method: "GET", path: `/jobs/${encodeURIComponent(id)}` });
        if (options.json) return printJson(job);
        const place = logPlaceOf(job.logUrl);
        if (place === undefined)
          throw new CommandError("the job has no log yet", `it is ${String(job.status)}: ask again when it runs`, 1);
        const { readLog } = await import("./readLog.js");
        for await (const line of readLog(place)) {
          const said = options.all ? line : outputOf(line);
          if (said !== undefined) process.stdout.write(`${printable(said.replaceAll("\t", "    "))}\n`);
        }
      });
    });
}
