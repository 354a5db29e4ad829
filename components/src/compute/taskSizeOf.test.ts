import { describe, expect, it } from "@jest/globals";
import { taskSizeOf } from "./taskSizeOf.js";

const size = { cpu: 2048, memoryMib: 4096, ephemeralStorageGib: 21, stopTimeoutSeconds: 120 };
const check = (change: Partial<typeof size>) => () => taskSizeOf('WorkerService "orders"', { ...size, ...change });

describe("taskSizeOf", () => {
  it("has a default for each measure", () => {
    expect(taskSizeOf('WorkerService "orders"', {})).toEqual(size);
  });

  it.each([
    { cpu: 256, memoryMib: 512 },
    { cpu: 256, memoryMib: 2048 },
    { cpu: 4096, memoryMib: 30_720 },
    { cpu: 8192, memoryMib: 20_480 },
    { cpu: 16_384, memoryMib: 122_880 },
    { ephemeralStorageGib: 200, stopTimeoutSeconds: 2 },
  ])("takes %j, which Fargate has", (change) => {
    expect(check(change)).not.toThrow();
  });

  it.each([
    ["cpu", { cpu: 3072 }],
    ["memoryMib", { memoryMib: 4000 }],
    ["memoryMib", { memoryMib: 2048 }],
    ["memoryMib", { memoryMib: 17_408 }],
    ["memoryMib", { cpu: 256, memoryMib: 1536 }],
    ["memoryMib", { cpu: 8192, memoryMib: 17_408 }],
    ["ephemeralStorageGib", { ephemeralStorageGib: 20 }],
    ["stopTimeoutSeconds", { stopTimeoutSeconds: 121 }],
  ])("refuses %s in %j, which Fargate has not", (argument, change) => {
    expect(check(change)).toThrow(`WorkerService "orders": ${argument} `);
  });
});
