import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { CpuArchitecture } from "./CpuArchitecture.js";
import type { ScalingArgs } from "./ScalingArgs.js";

export interface WorkerServiceArgs {
  /**
   * Image with its digest. It must run as user 1000 on a root file system that it cannot write, and declare
   * `VOLUME /tmp`: Fargate gives the volume that it mounts there the owner and mode of the image's folder, else root's.
   */
  readonly image: pulumi.Input<string>;
  /** Name of the image's repository in this account and region, to be allowed to pull. Default: a public image. */
  readonly imageRepository?: pulumi.Input<string>;
  /** Arguments to the image's entry point, plain. Default: the image's own. */
  readonly command?: string[];
  /** Environment of the container; not for secrets. The names are plain. Default: TMPDIR, TEMP and TMP only. */
  readonly environmentVariables?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Command that says whether the container works, in ECS's form: ["CMD", "node", "health.mjs"]. Plain. Default: none. */
  readonly healthCheck?: string[];
  /** Role of the container's code: a `TaskRole`. */
  readonly taskRoleArn: pulumi.Input<string>;
  /** Bounds the execution role (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Cluster that has Fargate's capacity providers. Whether one is given is plain. Default: makes one. */
  readonly clusterArn?: pulumi.Input<string>;
  /** Subnets of the tasks: an `IsolatedVpc`'s. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security groups of the tasks: a `WorkloadSecurityGroup`'s. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** CPU units, 1024 a processor, plain. Default: 2048. */
  readonly cpu?: number;
  /** Memory in MiB, plain. Default: 4096. */
  readonly memoryMib?: number;
  /** Scratch space in GiB, 21–200, plain. Default: 21. */
  readonly ephemeralStorageGib?: number;
  /** Processor, plain. Default: `CpuArchitecture.Arm64`. */
  readonly architecture?: CpuArchitecture;
  /** Seconds from SIGTERM to SIGKILL, 2–120, plain. Default: 120. */
  readonly stopTimeoutSeconds?: number;
  /** Fargate Spot, up to 70 % cheaper, whose tasks may be stopped with two minutes' notice. Plain. Default: true. */
  readonly spot?: boolean;
  /** How the service follows its queue. Default: one task, always. */
  readonly scaling?: ScalingArgs;
  /** Days that the log is kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /** ARN of the key of the log. Its policy must let logs.amazonaws.com use it. Default: a key of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when tasks are missing or at their most for long. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the log and its key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
