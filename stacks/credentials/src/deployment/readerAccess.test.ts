import { describe, expect, it } from "@jest/globals";
import { statementsFor } from "@sallyport/intents";
import { readerAccess } from "./readerAccess.js";

const loginKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/login";
const actionsOf = (buckets: Parameters<typeof readerAccess>[1]) =>
  statementsFor(
    readerAccess({ secretName: "avesa/clickhouse/dev", loginKeyArn }, buckets) as Parameters<typeof statementsFor>[0],
    {
      accountId: "111122223333",
      partition: "aws",
      region: "eu-west-1",
    },
  ).map(({ Action, Resource }) => [...Action, ...Resource].join(" "));

describe("a reader", () => {
  it("reads this environment's login with its key, and nothing else (SEC-06, SEC-15)", () => {
    expect(actionsOf([])).toEqual([
      "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:111122223333:secret:avesa/clickhouse/dev-??????",
      `kms:Decrypt ${loginKeyArn}`,
    ]);
  });

  it("writes a bucket only where it is said to, below the prefix", () => {
    const written = (write: boolean) =>
      actionsOf([{ bucket: "avesa-dev-in", prefix: "in/", write }]).filter((line) =>
        /s3:(Put|Delete)Object/.test(line),
      );
    expect(written(false)).toEqual([]);
    expect(written(true)).toHaveLength(2);
    expect(written(true).every((line) => line.endsWith("arn:aws:s3:::avesa-dev-in/in/*"))).toBe(true);
  });
});
