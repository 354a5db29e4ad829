import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { isRandomKey } from "./isRandomKey.js";

const bits = 4.3;

describe("a text", () => {
  it("that is a random key is nearly always told by its randomness", () => {
    const keys = Array.from({ length: 200 }, () => randomBytes(30).toString("base64"));
    expect(keys.filter((key) => isRandomKey(key, bits)).length).toBeGreaterThan(190);
  });

  it.each([
    "https://sqs.eu-west-1.amazonaws.com/111122223333/orders-in",
    "arn:aws:kms:eu-west-1:111122223333:key/0f3c0000-0000-4000-8000-000000000001",
    `sha256:${"0123456789abcdef".repeat(4)}`,
    "0123456789abcdef".repeat(4),
    "CompressorWorkerDeadLetterQueue2Settings",
    "0f3c0000-0000-4000-8000-000000000001",
    "Pa55word",
  ])("that is a name, a place or a digest is none: %s", (text) => {
    expect(isRandomKey(text, bits)).toBe(false);
  });
});
