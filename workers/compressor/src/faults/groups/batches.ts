import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { sourceLaws, targetLaws, collector } = named;

export const batches: FaultGroup = {
  concern: "Batches",
  faults: [
    {
      fault: "A batch is at most ten messages",
      ours: "a batch is full by bytes, objects or age, up to 2,000 objects",
      tests: [collector("is full by bytes, by objects or by age")],
    },
    {
      fault: "The whole batch is in memory and on disk twice, and so is an object of any size",
      ours: "memory is bounded; an object larger than a batch streams alone",
      tests: [
        sourceLaws("3: its memory does not grow with its input"),
        targetLaws("3: its memory does not grow with its input"),
        collector("would overflow by what it cannot hold, but takes anything alone"),
      ],
    },
  ],
};
