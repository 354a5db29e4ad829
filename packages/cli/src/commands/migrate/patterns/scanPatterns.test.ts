import { describe, expect, it } from "@jest/globals";
import { patternsIn } from "./scanPatterns.js";

const kinds = (line: string) => patternsIn("load.py", line).map(({ pattern }) => pattern.kind);
const keys = "'AKEYTHATISNOKEY', 'andnotasecreteither'";

describe("the patterns of the replaced scripts", () => {
  it.each([
    ["unverified-tls", "client = clickhouse_connect.get_client(host=host, secure=True, verify=False)"],
    ["unverified-tls", "const agent = new Agent({ rejectUnauthorized: false });"],
    ["unverified-tls", "export NODE_TLS_REJECT_UNAUTHORIZED=0"],
    ["unverified-tls", "context.verify_mode = ssl.CERT_NONE"],
    ["static-keys-in-s3-function", `SELECT * FROM s3('https://b.s3.amazonaws.com/in/*', ${keys}, 'Parquet')`],
    [
      "static-keys-in-s3-function",
      `query = f"INSERT INTO t SELECT * FROM s3('https://b/*', '{key}', '{secret}', 'CSV')"`,
    ],
    ["static-keys-in-collection", "CREATE NAMED COLLECTION bucket AS access_key_id = 'A', secret_access_key = 'B'"],
    ["static-keys-in-collection", 's3 = boto3.client("s3", aws_secret_access_key="…")'],
    ["plain-http", "client = connect(host=host, secure=False)"],
  ])("are found: %s in %s", (kind, line) => {
    expect(kinds(line)).toContain(kind);
  });

  it.each([
    "client = connect(host=host, verify=True, secure=True)",
    "SELECT * FROM s3(warehouse, filename = 'in/*.parquet')",
    "SELECT * FROM s3('https://b.s3.amazonaws.com/in/*', 'Parquet')",
    'key = os.environ["AWS_ACCESS_KEY_ID"]',
  ])("are not found in %s", (line) => {
    expect(kinds(line)).toEqual([]);
  });
});
