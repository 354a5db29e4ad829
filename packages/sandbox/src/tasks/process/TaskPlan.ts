/** What a task record and its definition say about the process to run. */
export interface TaskPlan {
  readonly containerName: string;
  /** The JavaScript file that the pinned Node runs. */
  readonly bundle: string;
  /** Folder of the image's programs, if it has any. */
  readonly programs: string | undefined;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** MiB; undefined when neither the container nor the task sets a limit. */
  readonly memory: number | undefined;
  /** Seconds between SIGTERM and SIGKILL. */
  readonly stopTimeout: number;
  readonly taskRoleArn: string | undefined;
  readonly executionRoleArn: string | undefined;
  /** Options of the awslogs driver; undefined when the container has no log configuration. */
  readonly logs: AwsLogsOptions | undefined;
}

export interface AwsLogsOptions {
  readonly group: string;
  readonly region: string;
  readonly stream: string;
  readonly createGroup: boolean;
}
