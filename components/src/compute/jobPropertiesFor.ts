import type { CpuArchitecture } from "./CpuArchitecture.js";
import { environmentFor } from "./environmentFor.js";
import { type LogPlan, logConfigurationFor } from "./logConfigurationFor.js";
import type { ScratchVolume } from "./scratchVolumesFor.js";
import type { TaskSize } from "./taskSizeOf.js";

/** What is known of a job's container when its properties are written. */
interface JobPlan extends LogPlan {
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly jobRoleArn: string;
  readonly executionRoleArn: string;
  readonly size: TaskSize;
  readonly architecture: CpuArchitecture;
  readonly scratch: readonly ScratchVolume[];
  /** Whether a waiver lets it write its root file system. */
  readonly writableRoot: boolean;
  /** Whether a waiver gives it a public address. */
  readonly publicIp: boolean;
}

/**
 * The container properties of a job definition on Fargate, in Batch's terms: not root, a root file system that it cannot
 * write, no public address, an init process, and its output in the log group.
 *
 * Batch has no field for capabilities and none for a health check. Fargate refuses privileged containers and added
 * capabilities but SYS_PTRACE, and user 1000 holds none of those that Docker leaves to root.
 */
export function jobPropertiesFor(plan: JobPlan) {
  const { command, size, scratch } = plan;
  return {
    image: plan.image,
    ...(command === undefined ? {} : { command }),
    jobRoleArn: plan.jobRoleArn,
    executionRoleArn: plan.executionRoleArn,
    environment: environmentFor(plan.environment, scratch),
    resourceRequirements: [
      { type: "VCPU", value: String(size.cpu / 1024) },
      { type: "MEMORY", value: String(size.memoryMib) },
    ],
    ephemeralStorage: { sizeInGiB: size.ephemeralStorageGib },
    fargatePlatformConfiguration: { platformVersion: "LATEST" },
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: plan.architecture },
    networkConfiguration: { assignPublicIp: plan.publicIp ? "ENABLED" : "DISABLED" },
    user: "1000:1000",
    privileged: false,
    readonlyRootFilesystem: !plan.writableRoot,
    linuxParameters: { initProcessEnabled: true },
    volumes: scratch.map(({ name }) => ({ name })),
    mountPoints: scratch.map(({ name, path }) => ({ sourceVolume: name, containerPath: path, readOnly: false })),
    logConfiguration: logConfigurationFor(plan),
  };
}
