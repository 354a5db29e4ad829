import type { JobRecord } from "../jobs/JobRecord.js";
import type { JobStatus } from "../jobs/JobStatus.js";
import type { Platform } from "../Platform.js";
import { JOBS_A_MESSAGE, type JobMessage } from "./JobMessage.js";

const PAGE = 100;

interface Enqueuing {
  readonly messageFor: (jobs: readonly JobRecord[]) => JobMessage;
  /** What is to be done with jobs once nothing can lose their messages. */
  readonly onceSent?: (jobs: readonly JobRecord[]) => Promise<void>;
}

/** Sends messages about all jobs of a batch that have a status, in the order of the batch. @returns how many there are */
export async function enqueueByStatus(
  { batches, jobs, queue }: Platform,
  batchId: string,
  status: JobStatus,
  { messageFor, onceSent }: Enqueuing,
): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const page = await batches.page(batchId, status, PAGE, after);
    // The index may be behind: the records decide.
    const records = (await jobs.getMany(page.jobIds))
      .filter((job) => job.status === status)
      .sort((one, other) => (one.index ?? 0) - (other.index ?? 0));
    const messages: JobMessage[] = [];
    for (let start = 0; start < records.length; start += JOBS_A_MESSAGE)
      messages.push(messageFor(records.slice(start, start + JOBS_A_MESSAGE)));
    await queue.send(messages);
    await onceSent?.(records);
    count += records.length;
    after = page.next;
  } while (after !== undefined);
  return count;
}
