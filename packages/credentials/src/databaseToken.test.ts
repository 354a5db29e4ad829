import { Signer } from "@aws-sdk/rds-signer";
import { describe, expect, jest, test } from "@jest/globals";

/**
 * Tokens for IAM sign-in (`rds-db:connect`), which no database here judges: what is shown is that the signer makes the
 * signature that AWS's own test vector has.
 */
describe("a token of IAM for a database, by a signing vector", () => {
  test("is the token of AWS's vector, byte for byte", async () => {
    jest.useFakeTimers({
      now: new Date("2016-11-07T17:39:33Z"),
      doNotFake: ["nextTick", "setImmediate", "queueMicrotask"],
    });
    try {
      const signer = new Signer({
        ...{ hostname: "prod-instance.us-east-1.rds.amazonaws.com", port: 3_306, username: "someusername" },
        ...{ region: "us-east-1", credentials: { accessKeyId: "akid", secretAccessKey: "skid" } },
      });
      const token = new URL(`https://${await signer.getAuthToken()}`);
      expect(Object.fromEntries(token.searchParams)).toEqual({
        Action: "connect",
        DBUser: "someusername",
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": "akid/20161107/us-east-1/rds-db/aws4_request",
        "X-Amz-Date": "20161107T173933Z",
        "X-Amz-Expires": "900",
        "X-Amz-SignedHeaders": "host",
        // botocore, tests/unit/test_signers.py: the vector of generate_db_auth_token.
        "X-Amz-Signature": "d1138cdbc0ca63eec012ec0fc6c2267e03642168f5884a7795320d4c18374c61",
      });
    } finally {
      jest.useRealTimers();
    }
  });
});
