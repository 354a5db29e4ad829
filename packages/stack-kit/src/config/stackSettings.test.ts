import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { configOf } from "../testing/configOf.js";
import { givenStackSettings } from "./givenStackSettings.js";
import { parseConfig } from "./parseConfig.js";
import { stackSettings } from "./stackSettings.js";

const schema = z.strictObject(stackSettings("sallyport/shop"));
const read = (settings: Readonly<Record<string, unknown>>) =>
  parseConfig(schema, givenStackSettings(configOf("sallyport-shop", settings)));

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the settings of every stack", () => {
  it("get defaults for all but the image's version", () => {
    expect(read({ imageVersion: "1.0.0" })).toEqual({
      imageRepository: "sallyport/shop",
      imageVersion: "1.0.0",
      logRetentionDays: 30,
      environment: "dev",
      tags: {},
    });
  });

  it("are read as they are written", () => {
    const given = {
      imageRepository: "mirror/shop",
      imageVersion: "sha256:0123",
      logRetentionDays: 7,
      environment: "prod",
      tags: { owner: "platform" },
      foundation: "acme/sallyport-foundation/prod",
    };
    expect(read(given)).toEqual(given);
  });

  it("refuse the tag latest, which moves under a running service", () => {
    expect(() => read({ imageVersion: "latest" })).toThrow("configuration imageVersion: name a version");
  });

  it("name a setting that is missing", () => {
    expect(() => read({})).toThrow("configuration imageVersion");
  });

  it.each([
    ["an environment that no name can hold", { environment: "Prod!" }, "environment"],
    ["an environment too long for names", { environment: "production" }, "environment"],
    ["logs that are kept for no day", { logRetentionDays: 0 }, "logRetentionDays"],
    ["a tag that is no text", { tags: { costCentre: 4711 } }, "tags.costCentre"],
  ])("refuse %s", (_case, change, where) => {
    expect(() => read({ imageVersion: "1.0.0", ...change })).toThrow(expect.objectContaining({ where }));
  });
});
