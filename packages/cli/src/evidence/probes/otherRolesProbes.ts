import { parseArn } from "@sallyport/intents";
import type { IntendedRole } from "../ledger/IntendedRole.js";
import type { Probe } from "./Probe.js";
import { sampleOf } from "./sampleOf.js";

/** What other roles of the account do, tried by one that is none of them; and becoming one of them. */
export function otherRolesProbes(others: readonly IntendedRole[], account: string): readonly Probe[] {
  return others.flatMap(({ role, statements = [] }) => [
    { kind: "other-role", action: "sts:AssumeRole", resource: `arn:aws:iam::${account}:role/${role}` },
    ...statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions, resources }) => {
        const named = actions.filter((action) => !/[*?]/.test(action));
        const samples = resources.map(sampleOf).filter((resource) => parseArn(resource) !== undefined);
        return named.flatMap((action) => samples.map((resource) => ({ kind: "other-roles-call", action, resource })));
      }),
  ]);
}
