/** What is known of a container when its definition is written. */
interface ContainerPlan {
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthCheck: readonly string[] | undefined;
  readonly stopTimeoutSeconds: number;
  readonly logGroupName: string;
  readonly region: string;
  readonly streamPrefix: string;
}

/** Volume of the task that is mounted as /tmp, the only place where the container can write. */
export const scratchVolume = "tmp";

/** Where programs put temporary files (CNT-03). */
const scratch = { TMPDIR: "/tmp", TEMP: "/tmp", TMP: "/tmp" };

/**
 * The definition of a task's one container, in ECS's terms: not root, no capability, a root file system that it cannot
 * write, no port, an init process that reaps and forwards signals, and its output in the log group.
 */
export function containerDefinitionFor(plan: ContainerPlan) {
  const { command, healthCheck } = plan;
  const environment = { ...scratch, ...plan.environment };
  return {
    name: "worker",
    image: plan.image,
    essential: true,
    ...(command === undefined ? {} : { command }),
    // Sorted, so that the order of arguments makes no new revision.
    environment: Object.entries(environment)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ({ name, value })),
    user: "1000:1000",
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    mountPoints: [{ sourceVolume: scratchVolume, containerPath: "/tmp", readOnly: false }],
    stopTimeout: plan.stopTimeoutSeconds,
    ...(healthCheck === undefined
      ? {}
      : { healthCheck: { command: healthCheck, interval: 30, timeout: 5, retries: 3, startPeriod: 60 } }),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": plan.logGroupName,
        "awslogs-region": plan.region,
        "awslogs-stream-prefix": plan.streamPrefix,
        // A worker must not stop when logs cannot be delivered; at most this much waits, then the oldest is lost (LOG-03).
        mode: "non-blocking",
        "max-buffer-size": "25m",
      },
    },
  };
}
