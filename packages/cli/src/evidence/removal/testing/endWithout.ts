import { withoutStatement } from "../../../commands/demo/testing/withoutStatement.js";
import type { RoleStatement } from "../../ledger/RoleGrants.js";
import { beginRun } from "./beginRun.js";
import type { NamedRun } from "./NamedRun.js";
import type { PipelineUnderTest } from "./PipelineUnderTest.js";
import type { RunEnd } from "./RunEnd.js";
import { restartWorkers } from "./restartWorkers.js";

/** A statement of a role, as it is taken out. */
export interface RemovedStatement {
  readonly role: string;
  readonly statement: RoleStatement;
}

/**
 * Does a run while a role lacks a statement, and puts the statement back. Where the run passes, it is done once more with workers that began
 * after the removal: what a worker does at its start alone is part of the run. Nobody waits for what the pipeline makes of a refusal: it tries
 * again later, and the next run may begin before that.
 *
 * @returns how it ended
 */
export async function endWithout<Pipeline>(
  place: PipelineUnderTest<Pipeline>,
  { role, statement: { policy, sid } }: RemovedStatement,
  run: NamedRun<Pipeline>,
): Promise<RunEnd> {
  let end: RunEnd = { kind: "passed" };
  await withoutStatement({ iam: place.iam, role, policy, sid }, async () => {
    for (const fresh of [false, true]) {
      if (fresh) await restartWorkers(place.home);
      const begun = await beginRun(place, run);
      end = await begun.end.finally(begun.abandon);
      await begun.settled;
      if (end.kind !== "passed") return;
    }
  });
  return end;
}
