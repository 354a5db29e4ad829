import { describe, expect, it } from "@jest/globals";
import { LogForwarder } from "./LogForwarder.js";

/** A place for logs that fails as often as told, and keeps what reaches it. */
function logPlace(failures: number) {
  const batches: string[][] = [];
  let left = failures;
  return {
    batches,
    deliver: async (events: { message?: string | undefined }[]): Promise<void> => {
      left -= 1;
      if (left >= 0) throw new Error("throttled");
      batches.push(events.map(({ message = "" }) => message));
    },
  };
}

describe("log forwarder", () => {
  it("delivers all lines in order and in batches of at most 10,000", async () => {
    const place = logPlace(0);
    const forwarder = new LogForwarder(place.deliver, "group", () => {});
    const lines = Array.from({ length: 12_000 }, (_, number) => `line ${number}`);
    for (const line of lines) forwarder.push(line);
    await forwarder.close();
    expect(place.batches.map(({ length }) => length)).toEqual([10_000, 2_000]);
    expect(place.batches.flat()).toEqual(lines);
  });

  it("cuts batches by their bytes", async () => {
    const place = logPlace(0);
    const forwarder = new LogForwarder(place.deliver, "group", () => {});
    for (let number = 0; number < 70; number += 1) forwarder.push("x".repeat(16_384));
    await forwarder.close();
    expect(place.batches.map(({ length }) => length)).toEqual([63, 7]);
  });

  it("tries again after failures without losing or doubling a line, and says so once", async () => {
    const place = logPlace(3);
    const said: string[] = [];
    const forwarder = new LogForwarder(place.deliver, "group", (line) => said.push(line));
    forwarder.push("first");
    forwarder.push("");
    forwarder.push("second");
    await forwarder.close();
    expect(place.batches).toEqual([["first", "second"]]);
    expect(said).toEqual([expect.stringContaining("throttled")]);
  });

  it("drops the newest lines beyond its buffer, and tells how many where they are missing", async () => {
    const place = logPlace(1);
    const forwarder = new LogForwarder(place.deliver, "group", () => {});
    for (let number = 0; number < 20_005; number += 1) forwarder.push(String(number));
    while (place.batches.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    forwarder.push("after");
    await forwarder.close();
    const lines = place.batches.flat();
    expect(lines.slice(0, 20_000)).toEqual(Array.from({ length: 20_000 }, (_, number) => String(number)));
    expect(lines.slice(20_000)).toEqual([expect.stringMatching(/^5 lines were dropped/), "after"]);
  });
});
