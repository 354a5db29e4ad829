import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  clientsOf,
  type RoleStatement,
  roleSession,
  startTestSandbox,
  type TestSandbox,
} from "@sallyport/sandbox/testing";
import { readRoleGrants } from "../../ledger/readRoleGrants.js";
import { confirmRemovals } from "./confirmRemovals.js";
import type { NamedRun } from "./NamedRun.js";
import { neededStatements } from "./neededStatements.js";
import type { PipelineUnderTest } from "./PipelineUnderTest.js";
import { recordRun } from "./recordRun.js";

const region = "eu-west-1";
const tests = { stack: "etl", file: "etl.e2e.test.ts" };
const read: RoleStatement = { Sid: "Read", Action: "s3:GetObject", Resource: "arn:aws:s3:::removal/in/*" };
const write: RoleStatement = { Sid: "Write", Action: "s3:PutObject", Resource: "arn:aws:s3:::removal/out/*" };
/** About the same calls, under a condition of which the log says nothing. */
const readAll: RoleStatement = {
  ...{ Sid: "ReadAll", Action: "s3:GetObject", Resource: "arn:aws:s3:::removal/*" },
  Condition: { StringEquals: { "aws:RequestedRegion": region } },
};

const get = new GetObjectCommand({ Bucket: "removal", Key: "in/a" });
const copies: NamedRun<S3Client> = {
  title: "copy an object",
  run: async (s3) => {
    await s3.send(get);
    await s3.send(new PutObjectCommand({ Bucket: "removal", Key: "out/a", Body: "a" }));
  },
};
const reads: NamedRun<S3Client> = { title: "read an object", run: async (s3) => void (await s3.send(get)) };

describe("the removal of a statement", () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { s3 } = await clientsOf(sandbox);
    await s3(region).send(new CreateBucketCommand({ Bucket: "removal" }));
    await s3(region).send(new PutObjectCommand({ Bucket: "removal", Key: "in/a", Body: "a" }));
  }, 120_000);

  afterAll(async () => await sandbox?.stop(), 60_000);

  async function placeOf(role: string, ...statements: RoleStatement[]): Promise<PipelineUnderTest<S3Client>> {
    const { s3 } = await clientsOf(sandbox, await roleSession(sandbox, role, statements));
    const { iam } = await clientsOf(sandbox);
    return { pipeline: s3(region), home: sandbox.home, iam: iam(region), roles: new Set([role]) };
  }
  const grantsIn = async ({ iam, roles }: PipelineUnderTest<S3Client>) =>
    await Promise.all([...roles].map((role) => readRoleGrants(iam, "etl", role)));

  it("ends the run that needs it at the call that it allowed, and leaves the role as it was", async () => {
    const place = await placeOf("copier", read, write);
    const before = await grantsIn(place);
    const recorded = [await recordRun(place, reads), await recordRun(place, copies)];
    const { needed, superfluous } = neededStatements(before, recorded, []);
    expect(superfluous).toEqual([]);
    const { confirmed, unnoticed } = await confirmRemovals(place, tests, needed);
    expect(unnoticed).toEqual([]);
    expect(confirmed.map(({ statement, test, refused }) => [statement, test.title, refused])).toEqual([
      ["Read", "read an object", "s3:GetObject"],
      ["Write", "copy an object", "s3:PutObject"],
    ]);
    expect(await grantsIn(place)).toEqual(before);
    await recordRun(place, copies);
  });

  it("ends nothing where another statement allows the same: the run that passes without it is named", async () => {
    const place = await placeOf("reader", read, readAll);
    const { needed } = neededStatements(await grantsIn(place), [await recordRun(place, reads)], []);
    const { confirmed, unnoticed } = await confirmRemovals(place, tests, needed);
    expect(confirmed).toEqual([]);
    expect(unnoticed).toEqual(['reader work Read: "read an object": passed']);
  });

  it("is not confirmed by a run that fails for another reason, or is refused something else", async () => {
    const place = await placeOf("writer", read, write);
    const statement = (await grantsIn(place))[0]?.statements.find(({ sid }) => sid === "Read");
    const without = async (run: NamedRun<S3Client>) => {
      const one = { role: "writer", name: "writer work Read", runs: [run] };
      return await confirmRemovals(place, tests, statement === undefined ? [] : [{ ...one, statement }]);
    };
    const breaks = { title: "break", run: async () => Promise.reject(new Error("broken")) };
    expect((await without(breaks)).unnoticed).toEqual(['writer work Read: "break": failed: Error: broken']);
    const list = new GetObjectCommand({ Bucket: "removal", Key: "other/a" });
    const strays = { title: "stray", run: async (s3: S3Client) => void (await s3.send(list)) };
    expect((await without(strays)).unnoticed).toEqual([expect.stringContaining("was refused s3:GetObject on")]);
  });

  it("is not begun with a run that is refused something with all that the role holds", async () => {
    const place = await placeOf("poor", write);
    await expect(recordRun(place, reads)).rejects.toThrow("poor was refused s3:GetObject on arn:aws:s3:::removal/in/a");
  });
});
