import { describe, expect, it } from "@jest/globals";
import { configRules } from "./configRules.js";

describe("the rules of AWS Config", () => {
  it("have names and identifiers of their own, as AWS writes them", () => {
    for (const property of ["name", "identifier"] as const) {
      const given = configRules.map((rule) => rule[property]);
      expect(given.filter((value, index) => given.indexOf(value) !== index)).toEqual([]);
    }
    for (const { name, identifier } of configRules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(identifier).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)+$/);
    }
  });

  it("each watch a control", () => {
    const unnamed = configRules.filter(
      ({ controls }) => !(controls.length > 0 && controls.every((id) => /^[A-Z]+-\d\d$/.test(id))),
    );
    expect(unnamed).toEqual([]);
  });

  it("ask no more of passwords and rotations than our own controls say", () => {
    const parametersOf = (name: string) => configRules.find((rule) => rule.name === name)?.parameters;
    expect(parametersOf("passwords-long")).toEqual({ MinimumPasswordLength: "14", PasswordReusePrevention: "24" });
    expect(parametersOf("secrets-rotated")).toEqual({ maximumAllowedRotationFrequency: "90" });
  });

  it("judge in every region what regions have, and once what an account has", () => {
    const global = configRules.filter((rule) => rule.global).map(({ name }) => name);
    expect(global).toContain("root-has-mfa");
    expect(global).not.toContain("buckets-closed");
  });
});
