import { Command } from "commander";
import { printJson } from "../../../output/printJson.js";
import type { ApiOptions } from "../api/ApiOptions.js";
import { apiCommand, withApi } from "../api/apiCommand.js";
import type { Answer } from "../api/TransformApi.js";
import { awaitBatch } from "./awaitBatch.js";
import { describeBatch } from "./describeBatch.js";
import { readJobs } from "./readJobs.js";
import { refuseFailedBatch } from "./refuseFailedBatch.js";
import { submitBatch } from "./submitBatch.js";

interface Options extends ApiOptions {
  readonly name?: string;
  readonly wait?: boolean;
  readonly page?: string;
}

/** `sallyport transform batch`. */
export function batchCommand(): Command {
  return new Command("batch")
    .description("submit many jobs at once, and follow them as one")
    .addCommand(submitCommand())
    .addCommand(statusCommand())
    .addCommand(changeCommand("retry", "submit a batch's failed jobs again"))
    .addCommand(changeCommand("cancel", "end all jobs of a batch that have not ended"));
}

function submitCommand(): Command {
  return apiCommand("submit")
    .description("have up to 10,000 jobs accepted, all or none")
    .argument("<file>", "a JSON array of jobs, or a job a line")
    .option("--name <name>", "name of the batch")
    .option("--wait", "wait until no job is left to run; failed jobs end with 1")
    .action(async (file: string, options: Options) => {
      const jobs = await readJobs(file);
      await withApi(options, async (api) => {
        const accepted = await submitBatch(api, jobs, options.name);
        const { batchId, totalJobs } = accepted;
        if (!options.wait)
          return print(options, accepted, () => `${String(batchId)} ${String(totalJobs)} jobs accepted\n`);
        const ended = await awaitBatch(api, String(batchId));
        print(options, ended, describeBatch);
        refuseFailedBatch(ended);
      });
    });
}

function statusCommand(): Command {
  return apiCommand("status")
    .description("count a batch's jobs by state, and list those that failed")
    .argument("<id>", "the batch's id")
    .option("--page <page>", "the page of failed jobs that an answer named")
    .option("--wait", "wait until no job is left to run; failed jobs end with 1")
    .action(async (id: string, { page, ...options }: Options) => {
      await withApi(options, async (api) => {
        if (options.wait) await awaitBatch(api, id);
        const path = `/jobs/batch/${encodeURIComponent(id)}`;
        const batch = await api.call({ method: "GET", path, ...(page !== undefined && { query: { page } }) });
        print(options, batch, describeBatch);
        if (options.wait) refuseFailedBatch(batch);
      });
    });
}

function changeCommand(name: "retry" | "cancel", description: string): Command {
  return apiCommand(name)
    .description(description)
    .argument("<id>", "the batch's id")
    .action(async (id: string, options: ApiOptions) => {
      await withApi(options, async (api) => {
        const path = `/jobs/batch/${encodeURIComponent(id)}`;
        const answer = await api.call(
          name === "retry" ? { method: "POST", path: `${path}/retry` } : { method: "DELETE", path },
        );
        print(options, answer, ({ batchId, jobs }) => `${String(batchId)} ${name}: ${String(jobs)} jobs\n`);
      });
    });
}

function print({ json }: ApiOptions, answer: Answer, describe: (answer: Answer) => string): void {
  if (json) printJson(answer);
  else process.stdout.write(describe(answer));
}
