/** A job as it will be run: checked, and with every default but those of the job definition. */
export interface JobSpec {
  readonly jobName: string;
  readonly source?: string;
  /** `s3://BUCKET/transformations/NAME/` */
  readonly output: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly vcpu?: number;
  readonly memoryMib?: number;
  readonly timeoutSeconds?: number;
}
