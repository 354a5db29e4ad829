import type { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import type { ApiOptions } from "./api/ApiOptions.js";
import { apiCommand, withApi } from "./api/apiCommand.js";
import { awaitJob, refuseFailedJob } from "./awaitJob.js";
import { describeJob } from "./describeJob.js";

interface Options extends ApiOptions {
  readonly wait?: boolean;
}

/** `sallyport transform status`. */
export function statusCommand(): Command {
  return apiCommand("status")
    .description("tell how a job is; with --wait, wait for its end")
    .argument("<id>", "the job's id, or Batch's")
    .option("--wait", "wait for the end, and tell of each change of state; a failed job ends with 1")
    .action(async (id: string, options: Options) => {
      await withApi(options, async (api) => {
        const path = `/jobs/${encodeURIComponent(id)}`;
        const job = options.wait ? await awaitJob(api, id) : await api.call({ method: "GET", path });
        if (options.json) printJson(job);
        else process.stdout.write(describeJob(job));
        if (options.wait) refuseFailedJob(job);
      });
    });
}
