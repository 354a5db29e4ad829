import type * as pulumi from "@pulumi/pulumi";
import type { Waiver } from "../waivers/Waiver.js";
import type { ContainerArgs } from "./ContainerArgs.js";

/** The settings of a task that may be weakened, each for a written reason. */
export interface TaskExceptions {
  /** The container can write its root file system (CNT-08). */
  readonly writableRoot?: Waiver;
}

/** What every ECS task takes. */
export interface TaskArgs extends ContainerArgs {
  /** Command that says whether the container works, in ECS's form: ["CMD", "node", "health.mjs"]. Plain. Default: none. */
  readonly healthCheck?: string[];
  /** Role of the container's code: a `TaskRole`. */
  readonly taskRoleArn: pulumi.Input<string>;
  /** Cluster that has Fargate's capacity providers. Whether one is given is plain. Default: makes one. */
  readonly clusterArn?: pulumi.Input<string>;
  /** Seconds from SIGTERM to SIGKILL, 2–120, plain. Default: 120. */
  readonly stopTimeoutSeconds?: number;
  /** Written reasons for settings below the default, plain. Default: none. */
  readonly exceptions?: TaskExceptions;
}
