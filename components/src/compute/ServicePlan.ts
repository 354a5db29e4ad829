import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { TaskSize } from "./taskSizeOf.js";
import type { WorkerServiceArgs } from "./WorkerServiceArgs.js";

/** What the parts of a worker service are made from. */
export interface ServicePlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: WorkerServiceArgs;
  readonly size: TaskSize;
  readonly home: Home;
  /** Of the children. */
  readonly tags: pulumi.Output<Record<string, string>>;
}
