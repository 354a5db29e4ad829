import { callsUnder } from "../../ledger/callsUnder.js";
import { explains } from "../../ledger/explains.js";
import type { Explanation } from "../../ledger/explanations.js";
import type { RoleGrants, RoleStatement } from "../../ledger/RoleGrants.js";
import { reasonUnused } from "../../ledger/reasonUnused.js";
import { removalOf } from "../../ledger/removalOf.js";
import type { RemovedStatement } from "./endWithout.js";
import type { NamedRun } from "./NamedRun.js";
import type { RecordedRun } from "./RecordedRun.js";

/** A statement that a run needs. */
export interface NeededStatement<Pipeline> extends RemovedStatement {
  /** `role policy sid` */
  readonly name: string;
  /** The runs that would miss it by the log, the one with the most such calls first, then those that might. */
  readonly runs: readonly NamedRun<Pipeline>[];
}

/** What recorded runs say about the statements of a pipeline's roles. */
export interface Needs<Pipeline> {
  readonly needed: readonly NeededStatement<Pipeline>[];
  /** `role policy sid` of those that no run would miss and nothing explains. */
  readonly superfluous: readonly string[];
}

/** Replays recorded runs without each statement of some roles. Where the log leaves open whether one is missed, a real run has to say it. */
export function neededStatements<Pipeline>(
  grants: readonly RoleGrants[],
  recorded: readonly RecordedRun<Pipeline>[],
  explanations: readonly Explanation[],
): Needs<Pipeline> {
  const needed: NeededStatement<Pipeline>[] = [];
  const superfluous: string[] = [];
  for (const role of grants)
    for (const statement of role.statements.filter(({ effect }) => effect === "Allow")) {
      const name = `${role.role} ${statement.policy} ${statement.sid}`;
      const replays = recorded.map(({ run, calls }) => {
        const allowed = calls.get(role.role)?.allowed ?? [];
        return {
          ...{ run, used: callsUnder(statement, allowed).length > 0 },
          removal: removalOf(statement, role.statements, allowed),
        };
      });
      const runs = replays
        .filter(({ removal }) => removal.verdict !== "unnoticed")
        .toSorted((one, other) => other.removal.lost - one.removal.lost)
        .map(({ run }) => run);
      if (runs.length > 0) needed.push({ role: role.role, statement, name, runs });
      // What is used and not missed is there twice: no explanation is for that.
      else if (replays.some(({ used }) => used) || !isExplained(role, statement, explanations)) superfluous.push(name);
    }
  return { needed, superfluous };
}

function isExplained(role: RoleGrants, statement: RoleStatement, explanations: readonly Explanation[]): boolean {
  const explanation = explanations.find((one) => explains(one, role, statement.sid));
  return reasonUnused(role, statement, [], explanation) !== undefined;
}
