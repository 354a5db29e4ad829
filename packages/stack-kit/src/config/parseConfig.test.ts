import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { parseConfig } from "./parseConfig.js";

const schema = z.strictObject({
  rules: z.array(z.strictObject({ level: z.number().max(19, "zstd has 19 levels").default(12) })),
});

describe("the reading of a configuration", () => {
  it("fills in defaults", () => {
    expect(parseConfig(schema, { rules: [{}] })).toEqual({ rules: [{ level: 12 }] });
  });

  it("names the first value that is wrong by its path, says what is wrong, and where to read more", () => {
    expect(() => parseConfig(schema, { rules: [{}, { level: 23 }, { level: 24 }] })).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        where: "rules[1].level",
        message:
          "configuration rules[1].level: zstd has 19 levels; see the descriptions in Pulumi.yaml and the example in Pulumi.dev.yaml",
      }),
    );
  });

  it("names a setting that is missing", () => {
    expect(() => parseConfig(schema, {})).toThrow(expect.objectContaining({ where: "rules" }));
  });
});
