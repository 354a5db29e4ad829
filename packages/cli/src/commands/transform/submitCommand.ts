import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import type { ApiOptions } from "./api/ApiOptions.js";
import { apiCommand, withApi } from "./api/apiCommand.js";
import { collect } from "./assignments.js";
import { awaitJob, refuseFailedJob } from "./awaitJob.js";
import { describeJob } from "./describeJob.js";
import { type JobOptions, jobRequest } from "./jobRequest.js";
import { positive } from "./positive.js";
import { uploadSource } from "./upload/uploadSource.js";

interface Options extends ApiOptions, JobOptions {
  readonly wait?: boolean;
}

/** `sallyport transform submit`. */
export function submitCommand(): Command {
  return apiCommand("submit")
    .description("submit one transformation as a job on AWS Batch")
    .option(
      "--source <source>",
      "https://HOST/PATH[#REF], s3://…, or a folder or .zip of this machine, which is uploaded first",
    )
    .option("--output <path>", "s3://BUCKET/transformations/NAME/; default: made from the job's name")
    .option("--name <name>", "name of the job")
    .option("--environment <name=value>", "a variable for the program; may be repeated", collect, [])
    .option("--tag <name=value>", "a tag of the job; may be repeated", collect, [])
    .option("--vcpu <count>", "processors", positive)
    .option("--memory <mib>", "memory", positive)
    .option("--timeout <seconds>", "time of an attempt", positive)
    .option("--wait", "wait for the end, and tell of each change of state")
    .argument("<command...>", "after --: the program, by its bare name, and its arguments")
    .action(async (command: string[], options: Options) => {
      await withApi(options, async (api) => {
        const { source } = options;
        const local = source !== undefined && !/^[a-z0-9]+:\/\//.test(source);
        const uploaded = local ? String((await uploadSource(api, source)).s3Path) : source;
        const body = jobRequest({ ...options, ...(uploaded !== undefined && { source: uploaded }) }, command);
        const answer = await api.call({ method: "POST", path: "/jobs", body, idempotencyKey: randomUUID() });
        const job = options.wait ? await awaitJob(api, String(answer.jobId)) : answer;
        if (options.json) printJson(job);
        else process.stdout.write(describeJob(job));
        refuseFailedJob(job);
      });
    });
}
