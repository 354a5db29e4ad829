import type * as pulumi from "@pulumi/pulumi";
import type { TransformConfig } from "../config/TransformConfig.js";

/** What the worker is told about that which the stack made. */
export interface JobPlaces {
  readonly resultsBucket: pulumi.Output<string>;
  readonly uploadsBucket: pulumi.Output<string>;
  /** Of the sessions of programs, where they have any. */
  readonly childSession?: { readonly roleArn: pulumi.Input<string>; readonly keyArn: pulumi.Input<string> } | undefined;
}

/** Seconds that the worker keeps of the job's time for storing results when the program's is over. */
const reserve = 300;

/** The environment of the worker: the names are those of `workers/transform/README.md`. */
export function jobEnvironment(
  { job, git, buckets }: Pick<TransformConfig, "job" | "git" | "buckets">,
  { resultsBucket, uploadsBucket, childSession }: JobPlaces,
): Record<string, pulumi.Input<string>> {
  const further = buckets.sources.map(({ bucket }) => bucket);
  return {
    TRANSFORM_BUCKET: resultsBucket,
    TRANSFORM_SOURCE_BUCKETS: uploadsBucket.apply((uploads) => [uploads, ...further].join(",")),
    TRANSFORM_PROGRAMS: job.programs.join(","),
    ...(job.environmentNames && { TRANSFORM_ENVIRONMENT_NAMES: job.environmentNames.join(",") }),
    TRANSFORM_GIT_HOSTS: git.hosts.join(","),
    TRANSFORM_GIT_TOKENS: JSON.stringify(git.tokens),
    ...(childSession && {
      TRANSFORM_CHILD_ROLE_ARN: childSession.roleArn,
      TRANSFORM_CHILD_KMS_KEY_ARN: childSession.keyArn,
    }),
    TRANSFORM_TIMEOUT_SECONDS: String(job.timeoutSeconds - reserve),
  };
}
