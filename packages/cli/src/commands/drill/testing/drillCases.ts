import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  UpdateContinuousBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "@jest/globals";
import type { DrillResult } from "../../drill/DrillResult.js";
import { folder, region, run } from "../../testing/operationsBed.js";

describe("`sallyport drill restore`", () => {
  const dynamo = () => new DynamoDBClient({ region });
  const s3 = () => new S3Client({ region, forcePathStyle: true });
  const drill = async (...args: readonly string[]) => await run(["drill", "restore", "--json", ...args]);

  it("restores nothing where there is nothing, and says so", async () => {
    const record = join(folder, "none.jsonl");
    const { code, stdout } = await drill("--record", record, "--archive", join(folder, "missing.tar.zst"));
    expect(code).toBe(1);
    const { items } = JSON.parse(stdout) as DrillResult;
    expect(items.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["object-version", "not-judged"],
      ["table-in-time", "not-judged"],
      ["database-sample", "not-judged"],
      ["archive", "failed"],
    ]);
  });

  it("restores an object's older version, a table and an archive, compares, removes the copies and keeps the result", async () => {
    const Bucket = "drill-orders";
    await s3().send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    await s3().send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    for (const Body of ["older", "newer"]) await s3().send(new PutObjectCommand({ Bucket, Key: "in/a b.txt", Body }));
    const files = join(folder, "files");
    mkdirSync(files);
    writeFileSync(join(files, "one.txt"), "one");
    const archive = join(folder, "one.tar.zst");
    expect((await run(["compress", files, "-o", archive])).code).toBe(0);
    await s3().send(new PutObjectCommand({ Bucket, Key: "archives/one.tar.zst", Body: readFileSync(archive) }));
    const TableName = "drill-orders";
    const key = { KeySchema: [{ AttributeName: "id", KeyType: "HASH" as const }] };
    const attributes = { AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" as const }] };
    await dynamo().send(new CreateTableCommand({ TableName, ...key, ...attributes, BillingMode: "PAY_PER_REQUEST" }));
    await dynamo().send(new PutItemCommand({ TableName, Item: { id: { S: "1" }, tags: { SS: ["b", "a"] } } }));
    const off = await drill("--table", TableName, "--record", join(folder, "off.jsonl"));
    expect(JSON.parse(off.stdout).items[1]).toMatchObject({
      outcome: "failed",
      fix: expect.stringContaining("point-in-time"),
    });
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await dynamo().send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));

    const { code, stdout, stderr } = await drill("--record", `s3://${Bucket}/drills`);
    const result = JSON.parse(stdout) as DrillResult;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(result.items).toEqual([
      expect.objectContaining({ name: "object-version", outcome: "passed", sha256: sha256("older") }),
      expect.objectContaining({ name: "table-in-time", outcome: "passed", what: `1 items of ${TableName}` }),
      expect.objectContaining({ name: "database-sample", outcome: "not-judged" }),
      expect.objectContaining({ name: "archive", outcome: "passed", sha256: sha256("one") }),
    ]);
    const { Versions = [] } = await s3().send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions.filter(({ Key }) => Key?.startsWith("restore-drill/"))).toEqual([]);
    expect((await dynamo().send(new ListTablesCommand({}))).TableNames).toEqual([TableName]);
    const kept = await s3().send(
      new GetObjectCommand({ Bucket, Key: `drills/${result.at.replaceAll(":", "-")}.json` }),
    );
    expect(JSON.parse((await kept.Body?.transformToString()) ?? "")).toEqual(result);
  });

  it("fails on an archive that is damaged, and adds each result to the file", async () => {
    const damaged = join(folder, "damaged.tar.zst");
    const bytes = readFileSync(join(folder, "one.tar.zst"));
    bytes[20] = (bytes[20] ?? 0) ^ 0xff;
    writeFileSync(damaged, bytes);
    const record = join(folder, "drills.jsonl");
    for (const archive of [damaged, damaged]) {
      const { code, stdout } = await drill("--archive", archive, "--record", record);
      expect({ code, archive: JSON.parse(stdout).items[3].outcome }).toEqual({ code: 1, archive: "failed" });
    }
    expect(readFileSync(record, "utf8").trim().split("\n")).toHaveLength(2);
    expect(statSync(record).mode & 0o777).toBe(0o600);
  });
});
