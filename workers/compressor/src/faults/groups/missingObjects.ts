import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { of } = named;

export const missingObjects: FaultGroup = {
  concern: "Objects that were there before, or are missing",
  faults: [
    {
      fault: "What was in the bucket before the rule is never carried",
      ours: "a backfill sends the existing objects to the rule's queue",
      tests: [
        of("packages/cli/src/commands/compressor/backfill/backfill.sandbox.test.ts")(
          "brings what is there to the target, and changes nothing the second time",
        ),
      ],
    },
    {
      fault: "Nothing finds out what is missing at a target",
      ours: "source and target are compared, and what is missing is carried again",
      tests: [
        of("packages/cli/src/commands/compressor/reconcile/reconcile.sandbox.test.ts")(
          "finds what was lost, changed or put beside it at the target, and repairs it though the ledger has it as applied",
        ),
      ],
    },
  ],
};
