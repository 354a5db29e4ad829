import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { ScratchVolume } from "./scratchVolumesFor.js";
import type { TaskArgs } from "./TaskArgs.js";
import type { TaskSize } from "./taskSizeOf.js";

/** What the parts of a component that runs a task are made from. */
export interface TaskPlan<Args extends TaskArgs = TaskArgs> {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: Args;
  readonly size: TaskSize;
  readonly scratch: readonly ScratchVolume[];
  readonly home: Home;
  /** Of the children. */
  readonly tags: pulumi.Output<Record<string, string>>;
}
