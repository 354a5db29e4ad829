import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { inWorker } = named;

export const theLevel: FaultGroup = {
  concern: "The level of compression",
  faults: [
    {
      fault: "A level is judged by its benefit for each object, whatever the objects' sizes",
      ours: "it is judged in dollars for each GiB, of a prefix and a class of content",
      tests: [
        inWorker("levels/AdaptiveLevel.test.ts")("finds the level that is worth most where the beliefs are wrong"),
        inWorker("levels/AdaptiveLevel.test.ts")("keeps the figures of prefixes and of content classes apart"),
      ],
    },
    {
      fault: "Level 12 is taken where every level loses",
      ours: "objects are stored where no level pays",
      tests: [
        inWorker("levels/scoreLevels.test.ts")("is to store where no level is worth half a per cent of sending"),
        inWorker("levels/scoreLevels.test.ts")("texts get a middle level, and what is compressed already is stored"),
      ],
    },
    {
      fault: "There is no way not to compress",
      ours: "level 0 stores a frame in raw blocks, as any zstd reads them",
      tests: [
        inWorker("archive/storedFrame.test.ts")("is what level 0 makes of any bytes"),
        inWorker("levels/AdaptiveLevel.test.ts")(
          "stores what does not compress after a few frames, though it looks as if it did",
        ),
      ],
    },
    {
      fault: "Sums never age: data that has changed keeps the level of what it was",
      ours: "the past counts half after each half-life",
      tests: [
        inWorker("levels/fading.test.ts")("counts half after each half-life, whichever epochs lie between"),
        inWorker("levels/AdaptiveLevel.test.ts")("follows data that changes, once the old has faded"),
      ],
    },
    {
      fault: "A quarter of all batches tries other levels, whatever that costs",
      ours: "what trying may cost is bounded",
      tests: [
        inWorker("levels/AdaptiveLevel.test.ts")(
          "never loses more than 1 % of what sending the bytes uncompressed costs, and the price of 16 MiB",
        ),
      ],
    },
  ],
};
