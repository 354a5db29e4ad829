import { setTimeout as delay } from "node:timers/promises";
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  ExecutionAlreadyExists,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { RetryableError } from "@sallyport/worker-kit";
import type { SparkJob, SparkJobs } from "../ports.js";
import { retrying } from "./retrying.js";

export interface StepFunctionsSparkJobsOptions {
  /** ARN of a standard state machine: an express one cannot be asked for its executions. */
  readonly stateMachine: string;
  readonly inputBucket: string;
  readonly artifactBucket: string;
  /** Milliseconds between two looks at an execution. Default 5,000. */
  readonly interval?: number;
}

/** The longest part of a failure's cause that is told: EMR hands a whole job description back. */
const LONGEST_CAUSE = 1_000;

/**
 * Each job is an execution of one state machine, named for its run: asking twice for the same run joins the execution that is there. Needs
 * `states:StartExecution` on the state machine, `states:DescribeExecution` and `states:StopExecution` on its executions.
 */
export class StepFunctionsSparkJobs implements SparkJobs {
  readonly #client: SFNClient;
  readonly #options: StepFunctionsSparkJobsOptions;

  constructor(client: SFNClient, options: StepFunctionsSparkJobsOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** @throws RetryableError `spark-job-<state>` where the execution ended otherwise than well, with its error and cause */
  async run(job: SparkJob, signal: AbortSignal): Promise<void> {
    const execution = `${this.#options.stateMachine.replace(":stateMachine:", ":execution:")}:${job.runId}`;
    try {
      await this.#start(job, signal);
      assertSucceeded(await this.#ended(execution, signal));
    } catch (error) {
      // It may run even where the answer to its start was not waited for.
      if (signal.aborted) await this.#stop(execution);
      signal.throwIfAborted();
      throw error;
    }
  }

  async #start({ runId, input, output }: SparkJob, abortSignal: AbortSignal): Promise<void> {
    const { stateMachine, inputBucket, artifactBucket } = this.#options;
    const places = { input: `s3://${inputBucket}/${input}`, output: `s3://${artifactBucket}/${output}` };
    const command = new StartExecutionCommand({
      stateMachineArn: stateMachine,
      name: runId,
      input: JSON.stringify({ runId, ...places }),
    });
    try {
      await retrying(abortSignal, async () => await this.#client.send(command, { abortSignal }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  async #ended(executionArn: string, abortSignal: AbortSignal): Promise<DescribeExecutionCommandOutput> {
    const command = new DescribeExecutionCommand({ executionArn });
    for (;;) {
      const found = await retrying(abortSignal, async () => await this.#client.send(command, { abortSignal }));
      if (found.status !== "RUNNING" && found.status !== "PENDING_REDRIVE") return found;
      await delay(this.#options.interval ?? 5_000, undefined, { signal: abortSignal });
    }
  }

  /** Nobody waits for the job any more; should it go on all the same, it writes below its own prefix only. */
  async #stop(executionArn: string): Promise<void> {
    const command = new StopExecutionCommand({ executionArn, error: "Stopped", cause: "The run was aborted" });
    const stillHere = AbortSignal.timeout(10_000);
    await this.#client.send(command, { abortSignal: stillHere }).catch(() => undefined);
  }
}

function assertSucceeded({ status, error, cause = "" }: DescribeExecutionCommandOutput): void {
  if (status === "SUCCEEDED") return;
  const why = [error, cause.slice(0, LONGEST_CAUSE)].filter((part) => part !== undefined && part !== "").join(": ");
  throw new RetryableError({
    reason: `spark-job-${String(status).toLowerCase().replaceAll("_", "-")}`,
    what: `The Spark job ended as ${status}${why === "" ? "" : ` (${why})`}`,
    fix: "Nothing was written. The run begins again; the execution and the logs of its job say more",
  });
}
