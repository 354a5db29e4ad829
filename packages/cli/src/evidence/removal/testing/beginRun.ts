import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Decision, DecisionTail } from "@sallyport/sandbox";
import { assumedRole } from "../../assumedRole.js";
import type { NamedRun } from "./NamedRun.js";
import type { PipelineUnderTest } from "./PipelineUnderTest.js";
import type { RunEnd } from "./RunEnd.js";

/** Milliseconds between two looks at the decision log. */
const pause = 50;

/** A run that is under way. */
interface BegunRun {
  /** Resolves at the first refusal, or else when the run has passed or failed. */
  readonly end: Promise<RunEnd>;
  /** Resolves when the run waits for nothing any more. */
  readonly settled: Promise<void>;
  /** Ends its waiting. */
  abandon(): void;
}

/** Begins a run, and watches the decision log for calls that the pipeline's roles are refused from now on. */
export async function beginRun<Pipeline>(
  { pipeline, home, roles }: PipelineUnderTest<Pipeline>,
  { run }: NamedRun<Pipeline>,
): Promise<BegunRun> {
  const tail = await DecisionTail.fromNow(home);
  const abandoned = new AbortController();
  let ended: RunEnd | undefined;
  const settled = run(pipeline, { id: randomBytes(4).toString("hex"), signal: abandoned.signal }).then(
    () => {
      ended = { kind: "passed" };
    },
    (error: unknown) => {
      ended = { kind: "failed", message: String(error) };
    },
  );
  const watch = async (): Promise<RunEnd> => {
    for (;;) {
      // Asked before the log is read: what was refused before the run's end is seen.
      const end = ended;
      const refusal = (await tail.next()).find((decision) => isRefusal(decision, roles));
      if (refusal !== undefined) return endBy(refusal);
      if (end !== undefined) return end;
      await Promise.race([settled, delay(pause)]);
    }
  };
  return { end: watch(), settled, abandon: () => abandoned.abort(new Error("nobody waits for this run any more")) };
}

function isRefusal({ decision, principal }: Decision, roles: ReadonlySet<string>): boolean {
  return decision === "deny" && roles.has(assumedRole(principal) ?? "");
}

function endBy({ principal, action, resource }: Decision): RunEnd {
  return { kind: "refused", role: assumedRole(principal) ?? "", action, resource };
}
