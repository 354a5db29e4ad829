import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { redact } from "./redact.js";

describe("redact", () => {
  test.each(["password", "dbPassword", "SecretString", "authorization", "sessionToken", "privateKey"])(
    "masks a value whose name is %s, however deep",
    (name) => {
      expect(JSON.stringify(redact({ outer: [{ [name]: "hunter2" }] }))).not.toContain("hunter2");
    },
  );

  test.each([
    "key AKIAABCDEFGHIJKLMNOP was used",
    "https://b/k?X-Amz-Signature=abcdef0123&x=1",
    "postgres://user:hunter2@host/db",
    "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
    "Bearer abc.def.ghi",
  ])("masks a secret by its look in %j", (text) => {
    const out = String(redact(text));
    expect(out).toContain("[redacted]");
    expect(out).not.toMatch(/AKIAABCDEFGHIJKLMNOP|abcdef0123|hunter2|MIIE|abc\.def/);
  });

  test("keeps what is no secret", () => {
    expect(redact({ objects: 3, archive: "ab12", done: true, at: new Date(0) })).toEqual({
      objects: 3,
      archive: "ab12",
      done: true,
      at: "1970-01-01T00:00:00.000Z",
    });
  });

  test("gives something that can be written as JSON, for any value", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }), (value) => {
        expect(() => JSON.stringify({ value: redact(value) })).not.toThrow();
      }),
    );
  });
});
