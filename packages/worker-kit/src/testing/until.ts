import { setTimeout as delay } from "node:timers/promises";

/** Polls until a condition holds; throws with `what` after `seconds`. */
export async function until(what: string, condition: () => Promise<boolean> | boolean, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(50)) if (await condition()) return;
  throw new Error(`Not within ${seconds} s: ${what}.`);
}
