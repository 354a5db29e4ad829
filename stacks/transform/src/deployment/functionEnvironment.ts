import type * as pulumi from "@pulumi/pulumi";
import type { TransformConfig } from "../config/TransformConfig.js";

/** What the functions are told about that which the stack made. */
export interface FunctionPlaces {
  readonly jobsTable: pulumi.Input<string>;
  readonly resultsBucket: pulumi.Input<string>;
  readonly uploadsBucket: pulumi.Input<string>;
  readonly jobQueueName: pulumi.Input<string>;
  /** Of the revision: IAM judges a name without one as another resource than its revisions. */
  readonly jobDefinitionArn: pulumi.Input<string>;
  readonly queueUrl: pulumi.Input<string>;
  /** Log group of the jobs. */
  readonly logGroupName: pulumi.Input<string>;
}

/** The environment of the three functions: the names are those of `workers/transform-api/src/settings`. */
export function functionEnvironment(
  { job, git, buckets, api }: Pick<TransformConfig, "job" | "git" | "buckets" | "api">,
  places: FunctionPlaces,
): Record<string, pulumi.Input<string>> {
  return {
    JOBS_TABLE: places.jobsTable,
    BUCKET: places.resultsBucket,
    UPLOAD_BUCKET: places.uploadsBucket,
    JOB_QUEUE: places.jobQueueName,
    JOB_DEFINITION: places.jobDefinitionArn,
    SUBMIT_QUEUE_URL: places.queueUrl,
    LOG_GROUP: places.logGroupName,
    ALLOWED_GIT_HOSTS: git.hosts.join(","),
    ALLOWED_PROGRAMS: job.programs.join(","),
    ...(job.environmentNames && { ALLOWED_ENVIRONMENT_NAMES: job.environmentNames.join(",") }),
    SOURCE_BUCKETS: buckets.sources.map(({ bucket }) => bucket).join(","),
    SUBMIT_RATE_PER_SECOND: String(api.submitRatePerSecond),
    MAX_VCPU: String(job.maxVcpu),
    MAX_TIMEOUT_SECONDS: String(job.timeoutSeconds),
    RECORD_DAYS: String(api.recordDays),
  };
}
