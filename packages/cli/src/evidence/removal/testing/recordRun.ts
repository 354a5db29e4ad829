import { DecisionTail } from "@sallyport/sandbox";
import { recordedCalls } from "../../ledger/recordedCalls.js";
import { beginRun } from "./beginRun.js";
import type { NamedRun } from "./NamedRun.js";
import type { PipelineUnderTest } from "./PipelineUnderTest.js";
import type { RecordedRun } from "./RecordedRun.js";
import { restartWorkers } from "./restartWorkers.js";

/**
 * Does a run with all that the roles hold, by workers that have just begun, and keeps what the roles did.
 *
 * @throws Error naming the call where one was refused, or what was not as it should be
 */
export async function recordRun<Pipeline>(
  place: PipelineUnderTest<Pipeline>,
  run: NamedRun<Pipeline>,
): Promise<RecordedRun<Pipeline>> {
  const tail = await DecisionTail.fromNow(place.home);
  await restartWorkers(place.home);
  const { end, settled } = await beginRun(place, run);
  const ended = await end;
  await settled;
  if (ended.kind === "refused") throw new Error(`${ended.role} was refused ${ended.action} on ${ended.resource}`);
  if (ended.kind === "failed") throw new Error(ended.message);
  return { run, calls: await recordedCalls(place.roles, await tail.next()) };
}
