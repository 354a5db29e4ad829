import type * as pulumi from "@pulumi/pulumi";
import type { Waiver } from "../waivers/Waiver.js";
import type { ContainerArgs } from "./ContainerArgs.js";

/** The settings of a Batch environment that may be weakened, each for a written reason. */
export interface BatchExceptions {
  /** Jobs can write their root file system, which some tools need (CNT-08). */
  readonly writableRoot?: Waiver;
  /** Jobs get a public IPv4 address, in subnets that lead to an internet gateway (NET-13). */
  readonly publicIp?: Waiver;
}

export interface BatchEnvironmentArgs extends ContainerArgs {
  /** Role of the job's code: a `TaskRole`. */
  readonly jobRoleArn: pulumi.Input<string>;
  /** Physical name of the role by which Batch starts jobs. Default: the component's name and "-execution". */
  readonly executionRoleName?: string;
  /** Physical name of the queue. Plain. Default: the component's name. */
  readonly jobQueueName?: string;
  /** Physical name of the job definition. Plain. Default: the component's name. */
  readonly jobDefinitionName?: string;
  /** Processors that all running jobs have together at most. Default: 256. */
  readonly maxVcpus?: pulumi.Input<number>;
  /** Fargate Spot, up to 70 % cheaper, where AWS may stop a job with two minutes' notice: it starts again. Plain. Default: false. */
  readonly spot?: boolean;
  /** Attempts of a job, 1–10, plain; only for the causes that the class names. Default: 3. */
  readonly attempts?: number;
  /**
   * Exit code, 1–255, plain, by which a job says that its fault will pass and that it may be tried again, as 75 of sysexits.h
   * does. Batch has room for one. With it, and without Spot, interruptions of Spot are no cause any more; with it and
   * Spot, network interfaces that do not come are none. Default: none; no exit code is tried again.
   */
  readonly retryableExitCode?: number;
  /** Seconds after which an attempt is ended, 60–1209600 (Fargate's 14 days), plain. Default: 43200, 12 hours. */
  readonly timeoutSeconds?: number;
  /** Seconds after which a running job is told of, below the timeout, plain. Default: 21600, 6 hours, or half the timeout. */
  readonly longJobSeconds?: number;
  /** Topic that is told when jobs fail or run long. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** Written reasons for settings below the default, plain. Default: none. */
  readonly exceptions?: BatchExceptions;
}
