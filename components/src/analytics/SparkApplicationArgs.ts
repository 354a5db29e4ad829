import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { CpuArchitecture } from "../compute/CpuArchitecture.js";
import type { Tags } from "../tagging/tagsFor.js";

export interface SparkApplicationArgs {
  /**
   * Image of the jobs in a registry of the account, by digest or by a tag that cannot be moved; made from EMR Serverless's
   * base image of the same release, with everything that jobs need: nothing is fetched while they run (NET-15).
   */
  readonly image: pulumi.Input<string>;
  /** Isolated subnets, in which the jobs' network interfaces are. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security groups of the jobs, such as a `WorkloadSecurityGroup`'s. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Physical name, at most 64 characters. Plain. Default: the component's name. */
  readonly applicationName?: string;
  /** Release of EMR, from 7.0.0 on (Spark 3.5), such as "emr-7.9.0". Plain. Default: "emr-7.9.0". */
  readonly releaseLabel?: string;
  /** Processor of the jobs' machines, which the image must be for. Plain. Default: arm64. */
  readonly architecture?: CpuArchitecture;
  /** vCPUs that all running jobs have together at most, 4–10000, plain. Default: 64. */
  readonly maxVcpus?: number;
  /** GiB of memory that all running jobs have together at most, 8–80000, plain. Default: 4 for each vCPU. */
  readonly maxMemoryGib?: number;
  /** GiB of local disk that all running jobs have together at most, 40–500000, plain. Default: 20 for each vCPU. */
  readonly maxDiskGib?: number;
  /** Jobs that run at once, 1–1000; others wait, six hours at most. Plain. Default: 1. */
  readonly maxConcurrentRuns?: number;
  /** Minutes without a job after which the application stops, 1–60. Plain. Default: 5. */
  readonly idleMinutes?: number;
  /** Days that job logs are kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /** ARN of the key of the job logs, see `LogGroup`. Default: a key of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when a job fails. Default: no alarm. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the log from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
