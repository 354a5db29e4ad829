import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateQueueCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import type { Clients } from "../provider/Clients.js";
import type { Connection } from "../provider/makeClients.js";
import { clientsOf, deployCredentials } from "../testing/clientsOf.js";
import { roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import type { Decision } from "./Decision.js";
import { readDecisions } from "./readDecisions.js";
import { usedStatements } from "./usedStatements.js";

const region = "eu-west-1";
const body = "a customer's own words";

describe("the decision log", () => {
  let sandbox: TestSandbox;
  let session: Connection["credentials"];
  let worker: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { s3, sqs } = await clientsOf(sandbox);
    await s3(region).send(new CreateBucketCommand({ Bucket: "observed" }));
    await s3(region).send(new PutObjectCommand({ Bucket: "observed", Key: "in/a", Body: body }));
    await sqs(region).send(new CreateQueueCommand({ QueueName: "observed" }));
    session = await roleSession(sandbox, "observed", [
      { Sid: "ReadInput", Action: "s3:GetObject", Resource: "arn:aws:s3:::observed/in/*" },
      { Sid: "NeverSecret", Effect: "Deny", Action: "s3:GetObject", Resource: "arn:aws:s3:::observed/in/secret*" },
      { Sid: "Send", Action: "sqs:SendMessage", Resource: `arn:aws:sqs:${region}:000000000000:observed` },
    ]);
    worker = await clientsOf(sandbox, session);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const decisions = async (): Promise<Decision[]> => {
    const found: Decision[] = [];
    for await (const decision of readDecisions(sandbox.home)) found.push(decision);
    return found;
  };
  const ofRequest = async (requestId: string | undefined): Promise<Decision[]> =>
    (await decisions()).filter((decision) => decision.requestId === requestId);

  test("names the policy and the statement that allowed a request, under the request's own id", async () => {
    const { $metadata } = await worker.s3(region).send(new GetObjectCommand({ Bucket: "observed", Key: "in/a" }));
    expect(await ofRequest($metadata.requestId)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        requestId: $metadata.requestId,
        principal: "arn:aws:sts::000000000000:assumed-role/observed/test",
        action: "s3:GetObject",
        resource: "arn:aws:s3:::observed/in/a",
        decision: "allow",
        policy: "work",
        statement: "ReadInput",
        region,
      },
    ]);
  });

  test("says that nothing allowed a request that was refused for want of a statement", async () => {
    const refused = worker.s3(region).send(new PutObjectCommand({ Bucket: "observed", Key: "out/a", Body: body }));
    const requestId = await requestIdOf(refused);
    expect(await ofRequest(requestId)).toEqual([
      expect.objectContaining({
        principal: "arn:aws:sts::000000000000:assumed-role/observed/test",
        action: "s3:PutObject",
        resource: "arn:aws:s3:::observed/out/a",
        decision: "deny",
        policy: null,
        statement: null,
        reason: "no statement allows it",
      }),
    ]);
  });

  test("names the statement that denied, though another one allows", async () => {
    const refused = worker.s3(region).send(new GetObjectCommand({ Bucket: "observed", Key: "in/secret" }));
    const requestId = await requestIdOf(refused);
    expect(await ofRequest(requestId)).toEqual([
      expect.objectContaining({ decision: "deny", policy: "work", statement: "NeverSecret" }),
    ]);
  });

  test("sums up to the statements that a role used, and to what it was denied", async () => {
    const { used, denied } = await usedStatements(await decisions());
    const own = used.filter(({ principal }) => principal === "observed");
    expect(own).toContainEqual({ principal: "observed", policy: "work", statement: "ReadInput", count: 1 });
    expect(denied.map(({ action }) => action)).toEqual(expect.arrayContaining(["s3:PutObject", "s3:GetObject"]));
  });

  test("holds no body, no key and no token, and only its owner can read it", async () => {
    const url = `${sandbox.endpoint}/000000000000/observed`;
    await worker.sqs(region).send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
    const { decisions: file } = sandboxHomePaths(sandbox.home);
    const text = await readFile(file, "utf8");
    expect(text).toContain('"sqs:SendMessage"');
    const deploy = deployCredentials(sandbox);
    const secrets = [body, deploy.secretAccessKey, session.secretAccessKey, session.sessionToken ?? ""];
    for (const secret of [...secrets, deploy.accessKeyId, session.accessKeyId]) {
      expect(secret).not.toBe("");
      expect(text).not.toContain(secret);
    }
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => Object.keys(JSON.parse(line)).slice(0, 2)),
    ).toEqual(expect.arrayContaining([["time", "requestId"]]));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("holds no secret of a failed sign-in either", async () => {
    const forged = await clientsOf(sandbox, { ...session, secretAccessKey: "forged-secret-access-key" });
    const get = new GetObjectCommand({ Bucket: "observed", Key: "in/forged" });
    await expect(forged.s3(region).send(get)).rejects.toThrow("signature");
    expect((await decisions()).filter(({ resource }) => resource.endsWith("/forged"))).toEqual([
      expect.objectContaining({
        principal: "unknown",
        action: "s3:GetObject",
        decision: "deny",
        policy: null,
        statement: null,
        reason: "credentials: SignatureDoesNotMatch",
      }),
    ]);
    expect(await readFile(join(sandbox.home, "logs", "emulator.log"), "utf8")).not.toContain("forged-secret");
  });
});

const requestIdOf = async (call: Promise<unknown>): Promise<string | undefined> => {
  try {
    await call;
  } catch (error) {
    return (error as { $metadata?: { requestId?: string } }).$metadata?.requestId;
  }
  throw new Error("the request was to be refused, but was not");
};
