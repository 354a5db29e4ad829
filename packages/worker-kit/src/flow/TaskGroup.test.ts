import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { TaskGroup } from "./TaskGroup.js";

describe("TaskGroup", () => {
  test("runs at most its limit at a time and drains when all have ended", async () => {
    const group = new TaskGroup(2);
    let running = 0;
    let most = 0;
    let ended = 0;
    for (let index = 0; index < 6; index++) {
      await group.start(async () => {
        most = Math.max(most, ++running);
        await turn();
        running--;
        ended++;
      });
    }
    await group.drain();
    expect({ most, ended }).toEqual({ most: 2, ended: 6 });
  });

  test("starts nothing after a failure, lets the others end and throws it", async () => {
    const group = new TaskGroup(2);
    let ended = false;
    await group.start(async () => {
      await turn();
      throw new Error("first");
    });
    await group.start(async () => {
      await turn();
      await turn();
      ended = true;
    });
    await expect(group.start(async () => undefined)).rejects.toThrow("first");
    await expect(group.drain()).rejects.toThrow("first");
    expect(ended).toBe(true);
  });
});
