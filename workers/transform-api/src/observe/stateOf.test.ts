import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { progressOf } from "../jobs/progressOf.js";
import { stateOf } from "./stateOf.js";

describe("what Batch says of a job", () => {
  test("is read of an event as of a description", () => {
    const attempt = {
      startedAt: 1000,
      stoppedAt: 2000,
      statusReason: "Host EC2",
      container: { exitCode: 1, logStreamName: "a/b" },
    };
    const event = {
      ...{
        jobId: "id",
        status: "FAILED",
        statusReason: "Essential container in task exited",
        startedAt: 1000,
        stoppedAt: 2000,
      },
      attempts: [attempt],
      container: {
        exitCode: 3,
        reason: "OutOfMemoryError",
        logStreamName: "c/d",
        environment: [{ name: "X", value: "secret" }],
      },
    };
    expect(stateOf(event)).toEqual({
      batchJobId: "id",
      status: "FAILED",
      attempts: 1,
      startedAt: "1970-01-01T00:00:01.000Z",
      stoppedAt: "1970-01-01T00:00:02.000Z",
      exitCode: 3,
      reason: "OutOfMemoryError",
      logStream: "c/d",
    });
  });

  test("of a job that was ended before it ran has a reason and no times", () => {
    const state = stateOf({ jobId: "id", status: "FAILED", statusReason: "cancelled" });
    expect(state).toMatchObject({ status: "FAILED", reason: "cancelled", attempts: 0, exitCode: undefined });
  });

  test("is not read of anything else", () => {
    fc.assert(fc.property(fc.anything(), (detail) => expect(stateOf(detail)).toBeUndefined()));
    expect(stateOf({ jobId: "id", status: "DONE" })).toBeUndefined();
  });

  test("is ordered: a later attempt is after an earlier one, and an end after everything", () => {
    const order = [
      { status: "ACCEPTED", attempts: 0 },
      { status: "SUBMITTED", attempts: 0 },
      { status: "RUNNABLE", attempts: 0 },
      { status: "RUNNING", attempts: 0 },
      { status: "RUNNABLE", attempts: 1 },
      { status: "RUNNING", attempts: 9 },
      { status: "FAILED", attempts: 1 },
    ] as const;
    const numbers = order.map(progressOf);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });
});
