import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const read = (settings: Readonly<Record<string, unknown>>) => readConfig(configOf("sallyport-sample-thing", settings));

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the configuration", () => {
  it("gets defaults for all that is left out", () => {
    expect(read({})).toEqual({ environment: "dev", tags: {}, expireDays: 365 });
  });

  it.each([
    ["an environment that no physical name takes", { environment: "Production" }, "environment"],
    ["a time in which nothing can be read", { expireDays: 0 }, "expireDays"],
  ])("refuses %s, naming where it stands", (_case, settings, where) => {
    expect(() => read(settings)).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});
