import {
  type BatchClient,
  BatchServiceException,
  DescribeJobsCommand,
  ListJobsCommand,
  SubmitJobCommand,
  type SubmitJobCommandInput,
  TerminateJobCommand,
} from "@aws-sdk/client-batch";
import { stateOf } from "../observe/stateOf.js";
import type { BatchSubmission, DescribedJob, JobService, LongRunningJob } from "../ports.js";
import { BatchRefusalError } from "../submit/BatchRefusalError.js";
import { ownTag } from "../submit/ownTag.js";

export interface BatchServiceOptions {
  readonly queue: string;
  readonly definition: string;
}

/**
 * AWS Batch behind its port. Needs batch:SubmitJob on queue and definition, batch:TagResource, batch:TerminateJob under the condition of the
 * platform's tag, and batch:ListJobs and batch:DescribeJobs, which take no resource.
 */
export class BatchService implements JobService {
  readonly #once: BatchClient;
  readonly #client: BatchClient;
  readonly #options: BatchServiceOptions;

  /** @param once a client that never repeats a call by itself */
  constructor(client: BatchClient, once: BatchClient, options: BatchServiceOptions) {
    this.#client = client;
    this.#once = once;
    this.#options = options;
  }

  async submit(job: BatchSubmission): Promise<string> {
    try {
      const { jobId } = await this.#once.send(new SubmitJobCommand(this.#inputFor(job)));
      if (jobId === undefined) throw new Error("Batch answered without an id");
      return jobId;
    } catch (error) {
      if (!(error instanceof BatchServiceException)) throw error;
      // 4xx is an answer: nothing was made. After 5xx something may have been.
      if ((error.$metadata.httpStatusCode ?? 500) >= 500) throw error;
      // What Batch says of the job itself is final; a lack of permission, of valid credentials or of capacity is not.
      const retryable = error.name !== "ClientException" || /too many|rate exceeded|throttl/i.test(error.message);
      throw new BatchRefusalError(error.message, retryable, { cause: error });
    }
  }

  async findByName(name: string): Promise<string | undefined> {
    const filters = [{ name: "JOB_NAME", values: [name] }];
    let nextToken: string | undefined;
    do {
      const page = await this.#client.send(new ListJobsCommand({ jobQueue: this.#options.queue, filters, nextToken }));
      // The filter does not tell upper from lower case.
      const found = page.jobSummaryList?.find(({ jobName }) => jobName === name);
      if (found?.jobId !== undefined) return found.jobId;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return undefined;
  }

  async states(batchJobIds: readonly string[]): Promise<DescribedJob[]> {
    const { jobs = [] } = await this.#client.send(new DescribeJobsCommand({ jobs: [...batchJobIds] }));
    return jobs.flatMap((job) => {
      const state = stateOf(job);
      const ours = ownTag.parse(job.tags?.[ownTag.name]);
      return state === undefined || ours === undefined ? [] : [{ state, ours }];
    });
  }

  async terminate(jobId: string, reason: string): Promise<void> {
    await this.#client.send(new TerminateJobCommand({ jobId, reason }));
  }

  async longestRunning(): Promise<LongRunningJob | undefined> {
    let longest: LongRunningJob | undefined;
    let nextToken: string | undefined;
    do {
      const list = new ListJobsCommand({ jobQueue: this.#options.queue, jobStatus: "RUNNING", nextToken });
      const page = await this.#client.send(list);
      for (const { jobId, startedAt } of page.jobSummaryList ?? [])
        if (
          jobId !== undefined &&
          startedAt !== undefined &&
          startedAt < (longest?.startedAt ?? Number.POSITIVE_INFINITY)
        )
          longest = { batchJobId: jobId, startedAt };
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return longest;
  }

  #inputFor(job: BatchSubmission): SubmitJobCommandInput {
    const { vcpu, memoryMib, timeoutSeconds } = job;
    const resourceRequirements = [
      ...(vcpu === undefined ? [] : [{ type: "VCPU" as const, value: String(vcpu) }]),
      ...(memoryMib === undefined ? [] : [{ type: "MEMORY" as const, value: String(memoryMib) }]),
    ];
    return {
      jobName: job.name,
      jobQueue: this.#options.queue,
      jobDefinition: this.#options.definition,
      containerOverrides: {
        command: [...job.command],
        environment: Object.entries(job.environment).map(([name, value]) => ({ name, value })),
        ...(resourceRequirements.length > 0 && { resourceRequirements }),
      },
      ...(timeoutSeconds !== undefined && { timeout: { attemptDurationSeconds: timeoutSeconds } }),
      tags: { ...job.tags },
      propagateTags: true,
    };
  }
}
