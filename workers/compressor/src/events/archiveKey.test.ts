import { describe, expect, test } from "@jest/globals";
import { archiveKey, parseArchiveKey } from "./archiveKey.js";

const id = "0123456789abcdef".repeat(4);

describe("archiveKey", () => {
  test("is read back to its rule and id", () => {
    expect(parseArchiveKey(archiveKey("my-rule.1", id))).toEqual({ rule: "my-rule.1", id });
  });

  test.each([
    `${id}.tar.zst`,
    `a/b/${id}.tar.zst`,
    `../${id}.tar.zst`,
    `rule/${id}.tar`,
    `rule/${id.slice(1)}.tar.zst`,
    "",
  ])("is not %j", (key) => {
    expect(parseArchiveKey(key)).toBeUndefined();
  });
});
