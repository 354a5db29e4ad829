import type { Quality, RunRecord } from "../ports.js";

/** The `detail` of a run's event: counts and reason; lists are in the run's record. */
export interface RunEnded {
  readonly runId: string;
  readonly status: RunRecord["status"];
  /** Only of a failed run. */
  readonly reason?: string;
  readonly message?: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly inputs: { readonly files: number; readonly bytes: number };
  readonly quality?: Quality;
  readonly days: { readonly count: number; readonly first?: string; readonly last?: string };
  readonly written: RunRecord["written"];
  readonly quarantine?: string;
  readonly orphanReport?: string;
}

/** EventBridge takes 256 KB; a message is for people. */
const LONGEST_MESSAGE = 2_000;

/** A run's record as its event tells it. */
export function runEnded({ inputs, days, error, ...record }: RunRecord): RunEnded {
  const [first, last] = [days[0], days.at(-1)];
  return {
    ...record,
    ...(error && { reason: error.name, message: error.message.slice(0, LONGEST_MESSAGE) }),
    inputs: { files: inputs.length, bytes: inputs.reduce((sum, { bytes }) => sum + bytes, 0) },
    days: { count: days.length, ...(first !== undefined && { first }), ...(last !== undefined && { last }) },
  };
}
