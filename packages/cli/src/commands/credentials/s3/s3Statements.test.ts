import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ClickHouseConnection, connectClickHouse } from "@sallyport/credentials";
import { type ClickHouseServer, chdbPython, startClickHouse } from "@sallyport/credentials/testing";
import fc from "fast-check";
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

/** Any names that a configuration might hold, also such as would end a quoted text. */
const anything = fc.record({
  bucket: fc.string({ maxLength: 20 }),
  prefix: fc.string({ maxLength: 20 }),
  region: fc.string({ maxLength: 20 }),
  database: fc.string({ minLength: 1, maxLength: 20 }),
  roleArn: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
});

type Given = typeof anything extends fc.Arbitrary<infer Value> ? Value : never;

function statementsOf({ bucket: name, prefix, ...where }: Given): readonly string[] {
  return s3Statements({ ...bucket, bucket: name, prefix }, { ...where, setUpTables: true }).statements;
}

describe("what is sent to ClickHouse, whatever the names are", () => {
  /** A quoted text with what escapes within it. */
  const quoted = /`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*'/gs;
  const collection = "url = ? NOT OVERRIDABLE, use_environment_credentials = 1 NOT OVERRIDABLE";
  const forms = [
    `CREATE NAMED COLLECTION IF NOT EXISTS ? AS ${collection}`,
    `ALTER NAMED COLLECTION ? SET ${collection}`,
    "CREATE TABLE IF NOT EXISTS ?.? ENGINE = S3(?, filename = ?, format = ?)",
    "CREATE TABLE IF NOT EXISTS ?.? ENGINE = S3(?, ?, extra_credentials(role_arn = ?))",
  ];

  it("has a place for names, an address, a format and a role, and none for a key (VAL-06)", () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { bucket: name, region, prefix, database, roleArn } = given;
        const url = `https://${name}.s3.${region}.amazonaws.com/${prefix}`;
        const known = new Set([url, `${url}**.parquet`, "**.parquet", "Parquet", database, roleArn]);
        for (const statement of statementsOf(given)) {
          expect(forms).toContain(statement.replaceAll(quoted, "?"));
          const texts = [...statement.matchAll(quoted)].map(([text]) => text.slice(1, -1).replaceAll(/\\(.)/gs, "$1"));
          expect(texts.filter((text) => !known.has(text) && !/^sallyport_\w*$/.test(text))).toEqual([]);
        }
      }),
    );
  });
});

const python = chdbPython();
if (python === undefined) console.warn("No Python with chdb here: ClickHouse's own parser is left out");

if (python !== undefined)
  describe("ClickHouse's own parser", () => {
    let server: ClickHouseServer;
    let connection: ClickHouseConnection;
    beforeAll(async () => {
      server = await startClickHouse({ chdbPython: python });
      connection = connectClickHouse(server.ca)({ host: server.host, port: server.port, ...server.admin });
    }, 120_000);
    afterAll(async () => {
      await connection?.end();
      await server?.stop();
    });

    const parsed = async (statement: string) => {
      const query = "SELECT formatQuerySingleLine({statement:String}) AS text";
      const [row] = await connection.rows<{ text: string }>(query, { statement });
      return row?.text;
    };

    it("reads each statement as one, and writes it down as it was meant", async () => {
      for (const roleArn of [undefined, "arn:aws:iam::111122223333:role/clickhouse"])
        for (const statement of s3Statements(bucket, { ...place, roleArn }).statements)
          expect(await parsed(statement)).toBe(statement.replaceAll("`", ""));
      await expect(parsed("CREATE TABLE a ENGINE = S3('b'); DROP TABLE a")).rejects.toThrow("Multi-statements");
    });

    it("reads one statement and no more, whatever the names are", async () => {
      await fc.assert(
        fc.asyncProperty(anything, async (given) => {
          for (const statement of statementsOf(given)) expect(await parsed(statement)).toMatch(/^(CREATE|ALTER) /);
        }),
        { numRuns: 30 },
      );
    }, 120_000);
  });
