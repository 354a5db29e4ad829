/** Where a container's output goes. */
export interface LogPlan {
  readonly logGroupName: string;
  readonly region: string;
  readonly streamPrefix: string;
}

/** The log configuration of a container, in the terms of ECS and Batch alike (LOG-01, LOG-03). */
export function logConfigurationFor({ logGroupName, region, streamPrefix }: LogPlan) {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroupName,
      "awslogs-region": region,
      "awslogs-stream-prefix": streamPrefix,
      // A worker must not stop when logs cannot be delivered; at most this much waits, then the oldest is lost (LOG-03).
      mode: "non-blocking",
      "max-buffer-size": "25m",
    },
  };
}
