import { environmentFor } from "./environmentFor.js";
import { type LogPlan, logConfigurationFor } from "./logConfigurationFor.js";
import type { ScratchVolume } from "./scratchVolumesFor.js";

/** What is known of a container when its definition is written. */
interface ContainerPlan extends LogPlan {
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthCheck: readonly string[] | undefined;
  readonly stopTimeoutSeconds: number;
  readonly scratch: readonly ScratchVolume[];
  /** Whether a waiver lets it write its root file system. */
  readonly writableRoot: boolean;
}

/**
 * The definition of a task's one container, in ECS's terms: not root, no capability, a root file system that it cannot
 * write, no port, an init process that reaps and forwards signals, and its output in the log group.
 */
export function containerDefinitionFor(plan: ContainerPlan) {
  const { command, healthCheck, scratch } = plan;
  return {
    name: "worker",
    image: plan.image,
    essential: true,
    ...(command === undefined ? {} : { command }),
    environment: environmentFor(plan.environment, scratch),
    user: "1000:1000",
    readonlyRootFilesystem: !plan.writableRoot,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    mountPoints: scratch.map(({ name, path }) => ({ sourceVolume: name, containerPath: path, readOnly: false })),
    stopTimeout: plan.stopTimeoutSeconds,
    ...(healthCheck === undefined
      ? {}
      : { healthCheck: { command: healthCheck, interval: 30, timeout: 5, retries: 3, startPeriod: 60 } }),
    logConfiguration: logConfigurationFor(plan),
  };
}
