import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { inWorker, ledger } = named;

export const tables: FaultGroup = {
  concern: "Tables",
  faults: [
    {
      fault: "Workers that write the sums of a level at the same time overwrite each other's",
      ours: "sums are added by the table itself, under a condition",
      tests: [
        inWorker("levels/levels.sandbox.test.ts")("many writers of one cell lose no update"),
        inWorker("levels/SharedSums.test.ts")("is the same for all, whoever shares first and how often"),
      ],
    },
    {
      fault: "There is no ledger of what was applied",
      ours: "each object is claimed and marked by conditional writes",
      tests: [
        ledger("gives each object to exactly one of several workers that ask at the same time"),
        ledger("never marks an object that somebody else has claimed meanwhile"),
      ],
    },
  ],
};
