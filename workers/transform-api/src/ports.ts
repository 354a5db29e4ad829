import type { JobState } from "./jobs/JobState.js";
import type { JobMessage } from "./submit/JobMessage.js";

/** A job as it is handed to Batch. */
export interface BatchSubmission {
  /** Of this submission alone: by it the job is found after a crash. */
  readonly name: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly vcpu?: number | undefined;
  readonly memoryMib?: number | undefined;
  readonly timeoutSeconds?: number | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** AWS Batch: our queue and job definition. */
export interface JobService {
  /**
   * Hands a job over, once: SubmitJob knows no token, so that a repeated call would be a second job.
   * @returns Batch's id
   * @throws BatchRefusalError where Batch surely did not take it; anything else means that it may have
   */
  submit(job: BatchSubmission): Promise<string>;
  /** The id of the job of this name, which was handed over at some time. */
  findByName(name: string): Promise<string | undefined>;
  /** States of up to 100 jobs of the platform's; a job that Batch forgot, or that is not ours, is left out. */
  states(batchJobIds: readonly string[]): Promise<DescribedJob[]>;
  terminate(batchJobId: string, reason: string): Promise<void>;
  /** Of all jobs that run in our queue, the one that began first; undefined where none runs. */
  longestRunning(): Promise<LongRunningJob | undefined>;
}

export interface LongRunningJob {
  readonly batchJobId: string;
  /** Of its attempt; milliseconds since 1970. */
  readonly startedAt: number;
}

export interface DescribedJob {
  readonly state: JobState;
  /** Which of our jobs it is. */
  readonly ours: OwnSubmission;
}

/** The tag `sallyport:job` of a Batch job. */
export interface OwnSubmission {
  readonly jobId: string;
  readonly submission: number;
}

/** Where accepted batches, uploads and configurations are. */
export interface ObjectStore {
  /** @returns the version, where the bucket has some */
  put(bucket: string, key: string, body: string): Promise<string>;
  /** Undefined where there is none. Throws a ProblemError `object-too-large`. */
  get(bucket: string, key: string, options: GetOptions): Promise<StoredText | undefined>;
  /** @returns the version of the delete marker; undefined where there was nothing */
  remove(bucket: string, key: string): Promise<string | undefined>;
  presignPut(bucket: string, key: string, contentType: string, seconds: number): Promise<string>;
}

export interface GetOptions {
  readonly mostBytes: number;
  readonly version?: string | undefined;
  /** The key is what somebody says: it is looked for before it is read. Needs the right to list it. */
  readonly mayBeMissing?: boolean;
}

export interface StoredText {
  readonly text: string;
  readonly version: string;
  readonly modified: Date;
}

/** The queue to the submitter. */
export interface JobQueue {
  /** All of them, or an error. */
  send(messages: readonly JobMessage[]): Promise<void>;
}
