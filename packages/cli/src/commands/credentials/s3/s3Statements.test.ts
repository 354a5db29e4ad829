import { describe, expect, it } from "@jest/globals";
import { s3Statements } from "./s3Statements.js";

const bucket = { bucket: "avesa-dev-landing", prefix: "in/", write: true, service: "ingestion" };
const place = { region: "eu-west-1", database: "shop", setUpTables: true, roleArn: undefined };
const fields =
  "url = 'https://avesa-dev-landing.s3.eu-west-1.amazonaws.com/in/' NOT OVERRIDABLE, use_environment_credentials = 1 NOT OVERRIDABLE";

describe("what lets ClickHouse use a bucket", () => {
  it("is a named collection that takes the server's own role, and a table by its name (VAL-06)", () => {
    expect(s3Statements(bucket, place)).toEqual({
      name: "sallyport_avesa_dev_landing_in",
      statements: [
        `CREATE NAMED COLLECTION IF NOT EXISTS \`sallyport_avesa_dev_landing_in\` AS ${fields}`,
        `ALTER NAMED COLLECTION \`sallyport_avesa_dev_landing_in\` SET ${fields}`,
        "CREATE TABLE IF NOT EXISTS `shop`.`sallyport_avesa_dev_landing_in` ENGINE = S3(`sallyport_avesa_dev_landing_in`, filename = '**.parquet', format = 'Parquet')",
      ],
    });
  });

  it("is in ClickHouse Cloud a table that names the role to take", () => {
    const roleArn = "arn:aws:iam::111122223333:role/clickhouse";
    expect(s3Statements(bucket, { ...place, roleArn }).statements).toEqual([
      `CREATE TABLE IF NOT EXISTS \`shop\`.\`sallyport_avesa_dev_landing_in\` ENGINE = S3('https://avesa-dev-landing.s3.eu-west-1.amazonaws.com/in/**.parquet', 'Parquet', extra_credentials(role_arn = '${roleArn}'))`,
    ]);
    expect(s3Statements(bucket, { ...place, roleArn, setUpTables: false }).statements).toEqual([]);
  });

  it("cannot be left by a quote, in a name or in a value", () => {
    const database = "shop`; DROP TABLE x; --";
    const prefix = "a'); DROP TABLE x; --/";
    const text = s3Statements({ ...bucket, prefix }, { ...place, database }).statements.join("\n");
    expect(text).toContain("`shop\\`; DROP TABLE x; --`");
    expect(text).toContain("/a\\'); DROP TABLE x; --/'");
  });
});
