import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { CpuArchitecture } from "../compute/CpuArchitecture.js";
import type { AccessIntentArgs } from "../identity/AccessIntentArgs.js";
import type { Tags } from "../tagging/tagsFor.js";
import type {
  FailureQueueArgs,
  FunctionInvokerArgs,
  QueueSourceArgs,
  ScheduleSourceArgs,
  TopicSourceArgs,
} from "./FunctionEventArgs.js";
import type { FunctionRuntime } from "./FunctionRuntime.js";

export interface HardenedFunctionArgs {
  /**
   * Path of the code, plain, absolute or from the working folder of the program (in other languages: absolute): a
   * folder with the bundle, a zip file, or one .mjs, .cjs or .js file, which becomes the module "index". Exactly one of
   * this and `imageUri`.
   */
  readonly codePath?: string;
  /** Image with its digest, in a private repository of the region. Whether one is given is plain. */
  readonly imageUri?: pulumi.Input<string>;
  /** Module and export that handles events. For code by path only. Default: "index.handler". */
  readonly handler?: pulumi.Input<string>;
  /** For code by path only, plain. Default: `FunctionRuntime.Node24`. */
  readonly runtime?: FunctionRuntime;
  /** Processor, plain. Default: `CpuArchitecture.Arm64`. */
  readonly architecture?: CpuArchitecture;
  /** Memory in MiB, 128–10240; Lambda gives one processor for each 1769. Default: 256. */
  readonly memoryMib?: pulumi.Input<number>;
  /** Seconds that a call may take, 1–900. Default: 30. */
  readonly timeoutSeconds?: pulumi.Input<number>;
  /** Space below /tmp in MiB, 512–10240. Default: 512. */
  readonly ephemeralStorageMib?: pulumi.Input<number>;
  /** Physical name, at most 59 characters. Default: the component's name. */
  readonly functionName?: pulumi.Input<string>;
  /** Environment of the code; not for secrets (SEC-01). The names are plain. Default: Lambda's own only. */
  readonly environmentVariables?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Everything that the code may do. The list itself is plain; its values may be outputs. Default: nothing. */
  readonly access?: AccessIntentArgs[];
  /** Calls at the same time at most, taken out of the account's. 0 stops the function. Default: the account's limit. */
  readonly reservedConcurrency?: pulumi.Input<number>;
  /** Subnets of an `IsolatedVpc` to run in. The list is plain. Default: no network of the account's. */
  readonly subnetIds?: pulumi.Input<string>[];
  /** Security groups in those subnets: a `WorkloadSecurityGroup`'s. The list is plain. Default: none. */
  readonly securityGroupIds?: pulumi.Input<string>[];
  /** Queues that it works off. The list is plain. Default: none. */
  readonly queues?: QueueSourceArgs[];
  /** Topics that call it. The list is plain. Default: none. */
  readonly topics?: TopicSourceArgs[];
  /** Schedules that call it. The list is plain. Default: none. */
  readonly schedules?: ScheduleSourceArgs[];
  /** Other services that call it; a `HardenedApi` needs no entry. The list is plain. Default: none. */
  readonly invokers?: FunctionInvokerArgs[];
  /**
   * Where an event goes that was handed over to be handled later (by a topic, schedule or bucket) and failed, or that a
   * schedule could not hand over: the queue's policy must let the rules of the schedules send. Whether it is given is
   * plain. Default: a `HardenedQueue` of its own where there are topics, schedules or invokers.
   */
  readonly onFailure?: FailureQueueArgs;
  /** Calls again after such a failure, 0–2. Default: 2. */
  readonly asyncRetries?: pulumi.Input<number>;
  /** X-Ray traces of the calls, plain. They hold names of resources and times, and cost. Default: false. */
  readonly tracing?: boolean;
  /** Code signing configuration that must pass before code is taken. Default: none. */
  readonly codeSigningConfigArn?: pulumi.Input<string>;
  /** Days that the log is kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /**
   * ARN of the key of environment, log and own failure queue. Its policy must let logs.amazonaws.com use it for the log
   * group, and events.amazonaws.com for the rules of the schedules. Default: an `EncryptionKey` of its own.
   */
  readonly keyArn?: pulumi.Input<string>;
  /** Bounds the function's role (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Topic that is told of errors, throttles, and events that were lost or set aside. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the log, the failure queue and their key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
