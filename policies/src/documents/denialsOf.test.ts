import { describe, expect, it } from "@jest/globals";
import { denialsOf, type RequestContext } from "./denialsOf.js";
import { parsePolicy } from "./parsePolicy.js";

const denied = (Condition: object, context: RequestContext, more: object = {}) => {
  const statement = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: "*", Condition, ...more };
  return denialsOf(parsePolicy({ Statement: [statement] }), "s3:PutObject", context).length === 1;
};

describe("a denial", () => {
  it.each([
    ["equal text", { StringEquals: { "S3:Key": "a" } }, { "s3:key": "a" }, true],
    ["another text", { StringEquals: { "s3:key": "a" } }, { "s3:key": "b" }, false],
    ["no text", { StringEquals: { "s3:key": "a" } }, {}, false],
    ["a text that must differ, and does", { StringNotEquals: { "s3:key": ["a", "b"] } }, { "s3:key": "c" }, true],
    ["a text that must differ, and does not", { StringNotEquals: { "s3:key": ["a", "b"] } }, { "s3:key": "b" }, false],
    ["a text that must differ, and is absent", { StringNotEquals: { "s3:key": "a" } }, {}, true],
    ["an absent key with IfExists", { StringEqualsIfExists: { "s3:key": "a" } }, {}, true],
    ["presence", { Null: { "s3:key": "false" } }, { "s3:key": "a" }, true],
    ["presence of what is absent", { Null: { "s3:key": false } }, {}, false],
    ["a switch", { Bool: { "aws:SecureTransport": false } }, { "aws:securetransport": "false" }, true],
    ["a lower number", { NumericLessThan: { "s3:TlsVersion": 1.2 } }, { "s3:tlsversion": "1.1" }, true],
    ["the same number", { NumericLessThan: { "s3:TlsVersion": "1.2" } }, { "s3:tlsversion": "1.2" }, false],
    ["a pattern", { StringLike: { "s3:key": "arn:*:kms:?" } }, { "s3:key": "arn:aws:kms:x" }, true],
    ["a pattern whose dot is a dot", { ArnNotLike: { "s3:key": "a.c" } }, { "s3:key": "abc" }, true],
    ["one of two conditions", { StringEquals: { "s3:key": "a", "s3:b": "b" } }, { "s3:key": "a" }, false],
    ["a condition that it does not know", { DateLessThan: { "aws:CurrentTime": "2030" } }, {}, false],
  ] as const)("holds as IAM says: %s", (_what, condition, context, expected) => {
    expect(denied(condition, context)).toBe(expected);
  });

  it("is one only where it is to everybody, and names the action", () => {
    expect(denied({}, {}, { Principal: { AWS: "*" } })).toBe(true);
    expect(denied({}, {}, { Principal: { AWS: "arn:aws:iam::111122223333:root" } })).toBe(false);
    expect(denied({}, {}, { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } })).toBe(
      false,
    );
    expect(denied({}, {}, { Action: "s3:Put*" })).toBe(true);
    expect(denied({}, {}, { Action: "s3:GetObject" })).toBe(false);
    expect(denied({}, {}, { Effect: "Allow" })).toBe(false);
  });
});
