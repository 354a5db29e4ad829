import { describe, expect, it } from "@jest/globals";
import { ProcessorShare } from "./ProcessorShare.js";

describe("shares of the processors", () => {
  it("are the whole time while there is a processor for each, and a part of it while there are more pieces of work", () => {
    let now = 5_000;
    const two = new ProcessorShare(2, () => now);
    const first = two.enter();
    now += 1_000;
    const second = two.enter();
    now += 1_000;
    const others = [two.enter(), two.enter()];
    now += 2_000;
    expect(first.leave()).toEqual({ seconds: 4, cpuSeconds: 3 });
    expect(second.leave()).toEqual({ seconds: 3, cpuSeconds: 2 });
    now += 1_000;
    for (const other of others) expect(other.leave()).toEqual({ seconds: 3, cpuSeconds: 2 });
  });

  it("end once", () => {
    let now = 0;
    const one = new ProcessorShare(1, () => now);
    const share = one.enter();
    now += 1_000;
    const ended = share.leave();
    now += 1_000;
    expect(share.leave()).toBe(ended);
    const alone = one.enter();
    now += 1_000;
    expect(alone.leave().cpuSeconds).toBe(1);
  });
});
