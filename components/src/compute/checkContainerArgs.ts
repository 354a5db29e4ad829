import { roleNameFor } from "../identity/roleNameFor.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import type { ContainerArgs } from "./ContainerArgs.js";
import { checkEnvironment } from "./checkEnvironment.js";
import { type ScratchVolume, scratchVolumesFor } from "./scratchVolumesFor.js";
import { type TaskSize, taskSizeOf } from "./taskSizeOf.js";

/** The plain arguments of a workload in a container, with their defaults. */
export interface CheckedContainer {
  readonly size: TaskSize;
  readonly scratch: readonly ScratchVolume[];
  /** Days that the log is kept. */
  readonly retentionDays: number;
}

/**
 * Checks what the plain arguments of a workload in a container say, before anything is registered.
 *
 * @throws ArgumentError naming the argument at fault
 */
export function checkContainerArgs(
  component: string,
  name: string,
  args: Omit<ContainerArgs, "image"> & { readonly stopTimeoutSeconds?: number; readonly exceptions?: object },
): CheckedContainer {
  const retentionDays = args.logRetentionDays ?? 365;
  checkRetentionDays(component, "logRetentionDays", retentionDays);
  checkWaivers(component, args.exceptions);
  checkEnvironment(component, "environmentVariables", args.environmentVariables ?? {});
  roleNameFor(component, name, `${name}-execution`);
  return { size: taskSizeOf(component, args), scratch: scratchVolumesFor(component, args.scratchPaths), retentionDays };
}
