import type { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import type { ApiOptions } from "./api/ApiOptions.js";
import { apiCommand, withApi } from "./api/apiCommand.js";

interface Options extends ApiOptions {
  readonly reason?: string;
}

/** `sallyport transform cancel`. */
export function cancelCommand(): Command {
  return apiCommand("cancel")
    .description("end a job; what it has made so far is stored")
    .argument("<id>", "the job's id, or Batch's")
    .option("--reason <text>", "why, as the job's record will have it")
    .action(async (id: string, { reason, ...options }: Options) => {
      await withApi(options, async (api) => {
        const answer = await api.call({
          method: "DELETE",
          path: `/jobs/${encodeURIComponent(id)}`,
          ...(reason !== undefined && { query: { reason } }),
        });
        const { jobId, previousStatus, currentStatus } = answer;
        if (options.json) printJson(answer);
        else process.stdout.write(`${String(jobId)} ${String(previousStatus)} → ${String(currentStatus)}\n`);
      });
    });
}
