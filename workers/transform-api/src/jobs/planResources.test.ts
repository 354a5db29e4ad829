import { describe, expect, test } from "@jest/globals";
import { planResources } from "./planResources.js";

describe("CPUs and memory", () => {
  test.each([
    [undefined, undefined, {}],
    [1, undefined, { vcpu: 1, memoryMib: 2048 }],
    [undefined, 512, { vcpu: 0.25, memoryMib: 512 }],
    [undefined, 9 * 1024, { vcpu: 2, memoryMib: 9216 }],
    [8, 20 * 1024, { vcpu: 8, memoryMib: 20_480 }],
  ])("%p and %p are both given to Batch, or neither", (vcpu, memory, planned) => {
    expect(planResources(vcpu, memory, 16)).toEqual(planned);
  });

  test.each([
    [0.25, 1536],
    [1, 1024],
    [8, 17 * 1024],
    [3, undefined],
    [undefined, 1000],
  ])("%p and %p are a size that Fargate does not have", (vcpu, memory) => {
    expect(() => planResources(vcpu, memory, 16)).toThrow(expect.objectContaining({ code: "resources" }));
  });

  test("that an environment does not allow are refused, also by the memory alone", () => {
    expect(() => planResources(4, undefined, 2)).toThrow("2 vCPU at most");
    expect(() => planResources(undefined, 30 * 1024, 2)).toThrow("2 vCPU at most");
  });
});
