import { describe, expect, test } from "@jest/globals";
import { deployNeeds } from "@sallyport/intents";
import { registry } from "./registry.js";

describe("the needs of a deployer", () => {
  test("are known for every resource type of the sandbox, and for no other", () => {
    expect(Object.keys(deployNeeds).sort()).toEqual([...registry.keys()].sort());
  });
});
