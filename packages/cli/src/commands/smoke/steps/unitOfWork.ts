import type { CheckedItem } from "../../../checked/CheckedItem.js";
import { CommandError } from "../../../output/CommandError.js";
import type { SmokeScope } from "../SmokeScope.js";
import type { SmokeStep } from "../SmokeStep.js";
import { compressOne } from "../work/compressOne.js";
import { runJob } from "../work/runJob.js";
import { sweepOnce } from "../work/sweepOnce.js";

/** One unit of work of each pipeline, which leaves its data as it was; resolves with what was done. */
const works: Readonly<Record<string, (scope: SmokeScope) => Promise<string>>> = {
  compressor: compressOne,
  etl: (scope) => sweepOnce(scope, { done: "sweep.found", failed: ["load.failed", "security.access_denied"] }),
  kpi: (scope) => sweepOnce(scope, { done: "run.succeeded", failed: ["run.failed", "security.access_denied"] }),
  transform: runJob,
};

/** The pipeline does one unit of work from its beginning to its end. */
export const unitOfWork: SmokeStep = {
  name: "unit-of-work",
  code: 13,
  run: async (scope): Promise<CheckedItem> => {
    const { name } = unitOfWork;
    const work = works[scope.project];
    if (work === undefined) return { name, outcome: "not-judged", message: `${scope.project} has no work of its own` };
    try {
      return { name, outcome: "passed", message: await work(scope) };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return { name, outcome: "failed", message: error.message, fix: error.fix };
    }
  },
};
