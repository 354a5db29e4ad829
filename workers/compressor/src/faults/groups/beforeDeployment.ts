import type { FaultGroup } from "../OriginalFault.js";
import { named } from "./named.js";

const { of, plan } = named;

export const beforeDeployment: FaultGroup = {
  concern: "Checks before a deployment",
  faults: [
    {
      fault: "Loops of three and more rules, and of a rule with itself, are not found",
      ours: "a loop of any length is refused",
      tests: [
        of("stacks/compressor/src/plan/refuseLoops.test.ts")("finds a cycle of any length, wherever it hides"),
        plan("refuses a destination in the region of the source"),
        plan("refuses a loop that closes only through a nested prefix"),
      ],
    },
    {
      fault: "Nested prefixes are not found: their objects are carried twice",
      ours: "they are refused",
      tests: [plan("refuses nested prefixes of one bucket and allows prefixes of which none starts with the other")],
    },
    {
      fault: "A rule for `logs` also takes `logs-2/`",
      ours: "a prefix ends at a delimiter",
      tests: [of("stacks/compressor/src/config/readConfig.test.ts")("refuses %s, naming where it stands")],
    },
  ],
};
