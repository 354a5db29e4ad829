interface SparkRun {
  readonly partition: string;
  readonly applicationId: string;
  readonly jobRoleArn: string;
  /** Minutes after which a job is given up. */
  readonly timeoutMinutes: number;
}

/** Where the image of `workers/kpi/spark` has its program. */
const program = "local:///usr/lib/sallyport/kpi_spark.py";

/** Names under which Step Functions hands on that EMR Serverless asked to call less often; AWS documents no spelling. */
const throttled = ["EMRServerless.ThrottlingException", "EmrServerless.ThrottlingException"];

/**
 * The state machine's definition, in Amazon States Language. Its input is what the worker sends,
 * `{ "runId": "…", "input": "s3://…/Data/", "output": "s3://…/state/spark/<runId>/" }`. It starts one job and waits for its end:
 * a job that fails fails the execution, with the job's own reason as its cause, and an execution that is stopped cancels its job.
 * Only calls that EMR Serverless refused as too many are repeated: a job that failed would fail again.
 */
export function sparkDefinition({ partition, applicationId, jobRoleArn, timeoutMinutes }: SparkRun): string {
  return JSON.stringify({
    Comment: "Has Spark validate and compute for one run of the KPI pipeline",
    StartAt: "Compute",
    States: {
      Compute: {
        Type: "Task",
        Resource: `arn:${partition}:states:::emr-serverless:startJobRun.sync`,
        Parameters: {
          ApplicationId: applicationId,
          ExecutionRoleArn: jobRoleArn,
          "Name.$": "$.runId",
          ExecutionTimeoutMinutes: timeoutMinutes,
          JobDriver: {
            SparkSubmit: {
              EntryPoint: program,
              "EntryPointArguments.$": "States.Array('--input', $.input, '--output', $.output)",
            },
          },
        },
        Retry: [{ ErrorEquals: throttled, IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 6, JitterStrategy: "FULL" }],
        End: true,
      },
    },
    // EMR ends the job first; this is for an end that nobody told of, and for jobs that wait for others.
    TimeoutSeconds: (timeoutMinutes + 30) * 60,
  });
}
