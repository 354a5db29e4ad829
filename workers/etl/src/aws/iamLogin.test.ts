import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { iamLogin } from "./iamLogin.js";

const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  sessionToken: "session",
};
const server = { host: "etl.c0ffee.eu-west-1.rds.amazonaws.com", port: 5432, database: "datapipeline" };

describe("a login by IAM", () => {
  test("is a token for this user, host and port alone, signed by Signature Version 4 and good for 15 minutes", async () => {
    const login = await iamLogin({ server, user: "etl_loader", region: "eu-west-1", credentials });
    expect(login).toMatchObject({ ...server, user: "etl_loader" });
    const url = new URL(`https://${login.password}`);
    expect(url.host).toBe(`${server.host}:${server.port}`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      Action: "connect",
      DBUser: "etl_loader",
      "X-Amz-Expires": "900",
    });

    // The signature as AWS describes it, computed apart from the SDK.
    const signature = url.searchParams.get("X-Amz-Signature");
    const time = url.searchParams.get("X-Amz-Date") ?? "";
    const encoded = (text: string) =>
      encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const query = [...url.searchParams]
      .filter(([name]) => name !== "X-Amz-Signature")
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join("&");
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    const request = ["GET", "/", query, `host:${url.host}`, "", "host", sha256("")].join("\n");
    const scope = `${time.slice(0, 8)}/eu-west-1/rds-db/aws4_request`;
    const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(request)].join("\n");
    const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
    const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
    expect(signature).toBe(hmac(key, toSign).toString("hex"));
  });
});
