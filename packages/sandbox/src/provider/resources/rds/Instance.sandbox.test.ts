import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import { openSession } from "../../configure/openSession.js";
import { type Subject, subjectOf } from "../../conformance/Subject.js";
import type { Known } from "../../operations/readResource.js";
import { registry } from "../../registry.js";
import type { Session } from "../../Session.js";
import type { Properties } from "../../values/Json.js";
import { toPlainProperties } from "../../values/plain.js";
import { Secret } from "../../values/Value.js";

/** What the conformance suite does not see of an instance: its master secret, and what cannot be done to it. */
describe("a database instance", () => {
  let sandbox: TestSandbox;
  let session: Session;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    session = await openSession({ region: "eu-west-1" }, registry, sandbox.environment, new AbortController().signal);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const inputs = (identifier: string, own: Properties): Properties => ({
    identifier,
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    username: "master",
    skipFinalSnapshot: true,
    ...own,
  });
  const make = async (own: Properties): Promise<{ subject: Subject; known: Known }> => {
    const subject = subjectOf("aws:rds/instance:Instance", String(own.identifier), session);
    return { subject, known: await subject.create(subject.check(own)) };
  };
  const masterSecret = ({ outputs }: Known): string => {
    const [secret] = toPlainProperties(outputs).masterUserSecrets as [{ secretArn: string }?];
    return secret?.secretArn ?? "";
  };
  const readValue = async (SecretId: string) =>
    (await session.clients.secrets("eu-west-1").send(new GetSecretValueCommand({ SecretId }))).SecretString;

  test("whose master password is managed has it in a secret, and nowhere in its state, until it is deleted", async () => {
    const { subject, known } = await make(inputs("managed", { manageMasterUserPassword: true }));
    const secretArn = masterSecret(known);
    const login = JSON.parse((await readValue(secretArn)) ?? "{}") as { username: string; password: string };
    expect(login).toEqual({ username: "master", password: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/) });
    expect(JSON.stringify(known)).not.toContain(login.password);
    await subject.delete(known);
    await expect(readValue(secretArn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("whose password is given keeps it secret in its state, even where the program did not say so", async () => {
    const { subject, known } = await make(inputs("given", { password: "conformance-password" }));
    expect(known.outputs.password).toEqual(new Secret("conformance-password"));
    await subject.delete(known);
  });

  test("loses the secret of its managed password when a password of its own takes over", async () => {
    const { subject, known } = await make(inputs("taken-back", { manageMasterUserPassword: true }));
    const secretArn = masterSecret(known);
    const own = subject.check(inputs("taken-back", { password: "conformance-password" }), known.inputs);
    const updated = await subject.update(known, own);
    expect(updated.outputs.masterUserSecrets).toEqual([]);
    await expect(readValue(secretArn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await subject.delete(updated);
  });

  test("that is protected cannot be deleted", async () => {
    const { subject, known } = await make(
      inputs("kept", { password: "conformance-password", deletionProtection: true }),
    );
    await expect(subject.delete(known)).rejects.toThrow("DeletionProtection");
    const released = inputs("kept", { password: "conformance-password", deletionProtection: false });
    await subject.delete(await subject.update(known, subject.check(released, known.inputs)));
  });

  test("is not deleted without a word on its final snapshot", async () => {
    const own = inputs("silent", { password: "conformance-password", skipFinalSnapshot: false });
    const { subject, known } = await make(own);
    await expect(subject.delete(known)).rejects.toThrow("finalSnapshotIdentifier");
    await subject.delete({ ...known, outputs: { ...known.outputs, skipFinalSnapshot: true } });
  });

  test("says so where the emulator cannot follow a change", async () => {
    const { subject, known } = await make(inputs("fixed", { password: "conformance-password" }));
    const own = { password: "conformance-password", dbSubnetGroupName: "another" };
    const moved = subject.check(inputs("fixed", own), known.inputs);
    await expect(subject.update(known, moved)).rejects.toThrow("cannot change the dbSubnetGroupName");
    await subject.delete(known);
  });
});
