import { describe, expect, test } from "@jest/globals";
import { readSettings } from "./readSettings.js";

const enough = {
  AWS_REGION: "eu-west-1",
  SALLYPORT_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/111122223333/uploads",
  S3_BUCKET: "deliveries",
  DB_HOST: "etl.example.eu-west-1.rds.amazonaws.com",
  DB_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:etl",
};

describe("the worker's settings", () => {
  test("have the defaults that README.md gives", () => {
    expect(readSettings(enough)).toMatchObject({
      S3_PREFIX: "data/",
      DB_PORT: 5432,
      DB_NAME: "datapipeline",
      DB_SCHEMA: "etl",
      DB_IAM_AUTH: "false",
      SALLYPORT_REJECT_PERCENT: 1,
    });
  });

  test.each([
    ["no login", { DB_SECRET_ARN: "" }, "DB_SECRET_ARN"],
    ["two logins", { DB_IAM_AUTH: "true", DB_USER: "etl_loader" }, "DB_SECRET_ARN"],
    ["a token for nobody", { DB_SECRET_ARN: "", DB_IAM_AUTH: "true" }, "DB_USER"],
    ["a queue without TLS", { SALLYPORT_QUEUE_URL: "http://sqs.eu-west-1.amazonaws.com/1/q" }, "SALLYPORT_QUEUE_URL"],
    ["an endpoint without TLS", { AWS_ENDPOINT_URL: "http://localhost:4566" }, "AWS_ENDPOINT_URL"],
    ["a folder that would take others", { S3_PREFIX: "data" }, "S3_PREFIX"],
    ["the quarantine as input", { S3_PREFIX: "quarantine/users/" }, "S3_PREFIX"],
    ["tables among the ledger's", { DB_SCHEMA: "sallyport_etl" }, "DB_SCHEMA"],
    ["a host that is a URL", { DB_HOST: "postgres://db" }, "DB_HOST"],
    ["a share beyond all rows", { SALLYPORT_REJECT_PERCENT: "101" }, "SALLYPORT_REJECT_PERCENT"],
  ])("refuse %s", (_what, change, name) => {
    expect(() => readSettings({ ...enough, ...change })).toThrow(name);
  });
});
