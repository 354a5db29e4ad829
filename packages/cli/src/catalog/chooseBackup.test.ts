import { describe, expect, it } from "@jest/globals";
import { chooseBackup } from "./stackBackup.js";

const vault = { region: "eu-central-1", bucket: "vault" };
const other = { region: "us-east-1", bucket: "other" };

describe("the backup of a stack", () => {
  it("is the bucket of the rule, or the only one that there is", () => {
    expect(chooseBackup([{ name: "a", backups: [vault] }, { name: "b" }], "dev", undefined)).toEqual(vault);
    expect(
      chooseBackup(
        [
          { name: "a", backups: [vault] },
          { name: "b", backups: [vault] },
        ],
        "dev",
        undefined,
      ),
    ).toEqual(vault);
    expect(
      chooseBackup(
        [
          { name: "a", backups: [vault] },
          { name: "b", backups: [other] },
        ],
        "dev",
        "b",
      ),
    ).toEqual(other);
  });

  it.each([
    ["a rule that the stack does not have", [{ name: "a", backups: [vault] }], "b", "name one of a"],
    ["a rule without one", [{ name: "a", backups: [] }], "a", "set `backup`"],
    ["a stack without one", [{ name: "a" }], undefined, "set `backup`"],
    ["two buckets", [{ name: "a", backups: [vault, other] }], undefined, "--catalog"],
  ])("is asked for otherwise: %s", (_case, rules, rule, fix) => {
    expect(() => chooseBackup(rules, "dev", rule)).toThrow(
      expect.objectContaining({ exitCode: 64, fix: expect.stringContaining(fix) }),
    );
  });
});
