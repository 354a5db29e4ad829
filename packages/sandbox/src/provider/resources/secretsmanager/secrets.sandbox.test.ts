import { GetSecretValueCommand, ListSecretVersionIdsCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import { openSession } from "../../configure/openSession.js";
import { type Subject, subjectOf } from "../../conformance/Subject.js";
import type { Known } from "../../operations/readResource.js";
import { registry } from "../../registry.js";
import type { Session } from "../../Session.js";
import type { Properties } from "../../values/Json.js";
import { Secret } from "../../values/Value.js";

/** Secrets, their values and their rotation together, as one program makes them. */
describe("a secret", () => {
  let sandbox: TestSandbox;
  let session: Session;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    session = await openSession({ region: "eu-west-1" }, registry, sandbox.environment, new AbortController().signal);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const make = async (kind: string, name: string, inputs: Properties): Promise<{ subject: Subject; known: Known }> => {
    const subject = subjectOf(`aws:secretsmanager/${kind}`, name, session);
    return { subject, known: await subject.create(subject.check(inputs)) };
  };
  const makeSecret = (name: string) => make("secret:Secret", name, { name });

  test("has every stage that a version asks for, and a refresh does not read a write-only value", async () => {
    const { known } = await makeSecret("staged");
    const versionStages = ["AWSCURRENT", "FIRST"];
    const inputs = { secretId: known.id, secretStringWo: "hush", secretStringWoVersion: 1, versionStages };
    const { subject, known: version } = await make("secretVersion:SecretVersion", "staged", inputs);
    expect(version.outputs.versionStages).toEqual(versionStages);
    expect(version.outputs).not.toHaveProperty("secretString");
    expect(version.outputs.secretStringWo).toEqual(new Secret("hush"));
    expect((await subject.read(version))?.outputs).toEqual(version.outputs);
  });

  test("keeps the value of the program secret in the state, even where the program did not say so", async () => {
    const { known } = await makeSecret("sealed");
    const inputs = { secretId: known.id, secretString: "hush" };
    const { known: version } = await make("secretVersion:SecretVersion", "sealed", inputs);
    expect(version.outputs.secretString).toEqual(new Secret("hush"));
  });

  test("keeps its value and its versions where the function of its rotation may not be called", async () => {
    const { known } = await makeSecret("rotated");
    await make("secretVersion:SecretVersion", "rotated", { secretId: known.id, secretString: "hush" });
    const secrets = session.clients.secrets("eu-west-1");
    const versions = async () => (await secrets.send(new ListSecretVersionIdsCommand({ SecretId: known.id }))).Versions;
    const before = await versions();
    await expect(
      make("secretRotation:SecretRotation", "rotated", {
        secretId: known.id,
        rotationLambdaArn: "arn:aws:lambda:eu-west-1:000000000000:function:rotator",
        rotationRules: { automaticallyAfterDays: 90 },
      }),
    ).rejects.toThrow("Secrets Manager cannot invoke the specified Lambda function");
    expect(await versions()).toEqual(before);
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: known.id }));
    expect(SecretString).toBe("hush");
  });

  test("holds its name after it is deleted, and says how to get it back", async () => {
    const { subject, known } = await makeSecret("taken");
    await subject.delete(known);
    expect(await subject.read(known)).toBeUndefined();
    await expect(makeSecret("taken")).rejects.toThrow(/scheduled for deletion: restore it .* or delete it for good/);
  });
});
