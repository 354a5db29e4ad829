import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { CpuArchitecture } from "./CpuArchitecture.js";

/** What every workload in a container takes. */
export interface ContainerArgs {
  /**
   * Image with its digest. It must run as user 1000 on a root file system that it cannot write, and declare each of the
   * `scratchPaths` as a VOLUME: Fargate gives what it mounts there the owner and mode of the image's folder, else root's.
   */
  readonly image: pulumi.Input<string>;
  /** Name of the image's repository in this account and region, to be allowed to pull. Default: a public image. */
  readonly imageRepository?: pulumi.Input<string>;
  /** Arguments to the image's entry point, plain. Default: the image's own. */
  readonly command?: string[];
  /**
   * Environment of the container; not for secrets: a name that says password, token or key is refused. The names are
   * plain. Default: TMPDIR, TEMP and TMP only.
   */
  readonly environmentVariables?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Folders that the container can write, on the task's own scratch space, plain. TMPDIR is the first. Default: /tmp. */
  readonly scratchPaths?: string[];
  /** Bounds the roles that it makes (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
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
  /** Days that the log is kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /** ARN of the key of the log. Its policy must let logs.amazonaws.com use it. Default: a key of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /** "prod" protects what holds data, and its key, from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
