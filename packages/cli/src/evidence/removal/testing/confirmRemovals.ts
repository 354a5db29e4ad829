import { startProgress } from "../../../output/progress.js";
import { isAbout } from "../../ledger/isAbout.js";
import type { ConfirmedRemoval } from "../ConfirmedRemoval.js";
import { endWithout } from "./endWithout.js";
import type { NeededStatement } from "./neededStatements.js";
import type { PipelineUnderTest } from "./PipelineUnderTest.js";
import type { RunEnd } from "./RunEnd.js";

/** What became of removals. */
interface Confirmation {
  readonly confirmed: readonly ConfirmedRemoval[];
  /** A line for each statement that no run missed, with how the runs ended. */
  readonly unnoticed: readonly string[];
}

/**
 * Takes statements out of their roles, one after the other, and does a run that needs it without it.
 *
 * @param stack the stack's name on the command line
 * @param file of the tests that do the runs, from the repository's root
 */
export async function confirmRemovals<Pipeline>(
  place: PipelineUnderTest<Pipeline>,
  { stack, file }: { readonly stack: string; readonly file: string },
  removed: readonly NeededStatement<Pipeline>[],
): Promise<Confirmation> {
  const confirmed: ConfirmedRemoval[] = [];
  const unnoticed: string[] = [];
  const bar = startProgress(`removals of ${stack}`, removed.length);
  for (const [at, one] of removed.entries()) {
    const { role, statement } = one;
    const ends: string[] = [];
    let found: ConfirmedRemoval | undefined;
    for (const run of one.runs) {
      const end = await endWithout(place, one, run);
      ends.push(`"${run.title}": ${describeEnd(end)}`);
      if (!isNoticed(one, end)) continue;
      const named = { stack, role, policy: statement.policy, statement: statement.sid };
      found = { ...named, test: { file, title: run.title }, refused: end.action };
      break;
    }
    if (found === undefined) unnoticed.push(`${role} ${statement.policy} ${statement.sid}: ${ends.join("; ")}`);
    else confirmed.push(found);
    bar.update(at + 1);
  }
  bar.end();
  return { confirmed, unnoticed };
}

/** Only a refusal of what the statement is about says that it was missed: a run can fail for another reason. */
function isNoticed(
  { role, statement }: NeededStatement<unknown>,
  end: RunEnd,
): end is Extract<RunEnd, { readonly kind: "refused" }> {
  return end.kind === "refused" && end.role === role && isAbout(statement, end.action, end.resource);
}

function describeEnd(end: RunEnd): string {
  if (end.kind === "passed") return "passed";
  return end.kind === "failed" ? `failed: ${end.message}` : `${end.role} was refused ${end.action} on ${end.resource}`;
}
