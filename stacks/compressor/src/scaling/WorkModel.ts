/** How fast a task works, and how it takes messages. One message is one object. */
export interface WorkModel {
  /** Seconds of a task for an object, whatever its size. */
  readonly secondsPerObject: number;
  /** Seconds of a task for a byte. */
  readonly secondsPerByte: number;
  /** A batch is closed when one of these is reached. */
  readonly batch: { readonly objects: number; readonly bytes: number; readonly seconds: number };
  /** Batches that a task works at while it collects the next. */
  readonly batchesInFlight: number;
  /** Messages that a task receives in a second at most. */
  readonly receivedPerSecond: number;
  /** From the decision to have a task to its first message; paid for. */
  readonly startSeconds: number;
  /** From SIGTERM until what is in work goes back to the queue. */
  readonly graceSeconds: number;
  readonly dollarsPerTaskHour: number;
}

/**
 * The source worker, at level 12 on 2 cores, fitted to two measurements of `npm run bench pipeline`: 161.2 objects of 64 KiB a second
 * and 8.476 of 4 MiB. It has become 3.6 and 2.6 times as fast there since (bench/results.json), beside an emulated S3 without distance; the
 * steps are still chosen for this slower one, so that a task of Fargate's has room. Limits of batches are the stack's defaults; prices are those of Fargate Spot on arm64.
 *
 * Assumed, since there is nothing here to measure it on: 45 s for Fargate to start a task.
 */
export const sourceWorker: WorkModel = {
  secondsPerObject: 0.00443,
  secondsPerByte: 27.06e-9,
  batch: { objects: 2000, bytes: 128 * 2 ** 20, seconds: 10 },
  batchesInFlight: 2,
  receivedPerSecond: 500,
  startSeconds: 45,
  graceSeconds: 100,
  dollarsPerTaskHour: 0.0244,
};
