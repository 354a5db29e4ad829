import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sameDocument } from "./sameDocument.js";

const documents = fc.oneof(
  fc.json(),
  fc.string(),
  fc
    .record({
      Version: fc.constant("2012-10-17"),
      Statement: fc.array(
        fc.record({
          Effect: fc.constantFrom("Allow", "Deny"),
          Action: fc.oneof(
            fc.constantFrom("s3:GetObject", "s3:PutObject"),
            fc.uniqueArray(fc.constantFrom("a:b", "c:d", "e:f")),
          ),
          Resource: fc.constantFrom("*", ["*"], ["arn:a", "arn:b"]),
        }),
        { maxLength: 3 },
      ),
    })
    .map((policy) => JSON.stringify(policy)),
);

const statement = (change: object): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: ["arn:aws:s3:::b/*"], ...change },
    ],
  });

describe("sameDocument", () => {
  test("holds between a document and itself", () => {
    fc.assert(fc.property(documents, (document) => sameDocument(document, document)));
  });

  test("holds in both directions or in none", () => {
    fc.assert(fc.property(documents, documents, (a, b) => sameDocument(a, b) === sameDocument(b, a)));
  });

  test("ignores the order of keys, of actions, and the brackets around a lone resource", () => {
    const reordered = JSON.stringify({
      Statement: [{ Resource: "arn:aws:s3:::b/*", Action: ["s3:PutObject", "s3:GetObject"], Effect: "Allow" }],
      Version: "2012-10-17",
    });
    expect(sameDocument(statement({}), reordered)).toBe(true);
  });

  test.each([
    ["effect", { Effect: "Deny" }],
    ["action", { Action: ["s3:GetObject"] }],
    ["resource", { Resource: ["arn:aws:s3:::b"] }],
    ["condition", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
  ])("sees another %s", (_, change) => {
    expect(sameDocument(statement({}), statement(change))).toBe(false);
  });

  test("keeps the order of lists in documents that are no policy", () => {
    expect(sameDocument('{"steps":[1,2]}', '{"steps":[2,1]}')).toBe(false);
  });
});
