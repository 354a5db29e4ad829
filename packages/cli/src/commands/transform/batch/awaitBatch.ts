import { startProgress } from "../../../output/progress.js";
import type { Answer, TransformApi } from "../api/TransformApi.js";
import { awaitEnd, type Watching } from "../awaitEnd.js";

/** Waits until no job of a batch is left to run, with a bar of ended jobs where there is a terminal. @returns the last answer */
export async function awaitBatch(api: TransformApi, id: string, pause?: Watching["pause"]): Promise<Answer> {
  let bar: ReturnType<typeof startProgress> | undefined;
  try {
    return await awaitEnd(api, {
      path: `/jobs/batch/${encodeURIComponent(id)}`,
      hasEnded: ({ status }) => status !== "IN_PROGRESS",
      onAnswer: ({ totalJobs, statusCounts }) => {
        bar ??= startProgress("jobs", Number(totalJobs));
        const { SUCCEEDED = 0, FAILED = 0 } = statusCounts as Readonly<Record<string, number>>;
        bar.update(SUCCEEDED + FAILED);
      },
      ...(pause && { pause }),
    });
  } finally {
    bar?.end();
  }
}
