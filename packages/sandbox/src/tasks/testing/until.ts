import { setTimeout as delay } from "node:timers/promises";

/** Polls until a value is there; rejects after 40 s. */
export async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error("what was waited for did not happen within 40 s");
    await delay(100);
  }
}
