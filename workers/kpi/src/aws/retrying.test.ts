import { describe, expect, test } from "@jest/globals";
import { PoisonError, RetryableError } from "@sallyport/worker-kit";
import { retrying } from "./retrying.js";

const details = { reason: "busy", what: "Busy", fix: "Wait" };
const { signal } = new AbortController();

describe("retrying", () => {
  test("resolves with the first attempt that succeeds", async () => {
    const seen: number[] = [];
    const result = await retrying(
      signal,
      async (number) => {
        seen.push(number);
        if (number < 3) throw new RetryableError(details);
        return "done";
      },
      { firstDelay: 1 },
    );
    expect([result, seen]).toEqual(["done", [1, 2, 3]]);
  });

  test("throws the last failure after the last attempt", async () => {
    let calls = 0;
    const failing = retrying(
      signal,
      async () => Promise.reject(new RetryableError({ ...details, reason: `${++calls}` })),
      {
        attempts: 3,
        firstDelay: 1,
      },
    );
    await expect(failing).rejects.toMatchObject({ reason: "3" });
  });

  test.each([
    ["can never succeed", new PoisonError(details)],
    ["is denied", Object.assign(new Error("no"), { name: "AccessDeniedException" })],
  ])("does not repeat what %s", async (_case, error) => {
    let calls = 0;
    const failing = retrying(signal, async () => {
      calls += 1;
      throw error;
    });
    await expect(failing).rejects.toBe(error);
    expect(calls).toBe(1);
  });

  test("ends with its signal, while it waits and before it begins", async () => {
    const stop = new AbortController();
    const waiting = retrying(stop.signal, async () => Promise.reject(new RetryableError(details)), {
      firstDelay: 60_000,
    });
    setTimeout(() => stop.abort(), 5);
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    await expect(retrying(stop.signal, async () => "done")).rejects.toMatchObject({ name: "AbortError" });
  });
});
