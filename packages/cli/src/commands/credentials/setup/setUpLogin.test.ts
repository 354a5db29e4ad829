import { beforeEach, describe, expect, it } from "@jest/globals";
import { CredentialError, Secret, type SecretState, type SecretVault } from "@sallyport/credentials";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { setUpLogin } from "./setUpLogin.js";

const administratorName = "avesa/clickhouse-admin/dev";
const secretName = "avesa/clickhouse/dev";
const login = { host: "127.0.0.1", port: 1, username: "loader", password: new Secret("of-the-loader") };
const variables = { AWS_REGION: "eu-west-1" };
const empty = new Map<string, readonly string[]>();

/** Secrets by name, with their stages. */
let secrets: Map<string, ReadonlyMap<string, readonly string[]>>;
let written: string[];
beforeEach(() => {
  secrets = new Map([
    [secretName, empty],
    [administratorName, new Map([["v", ["AWSCURRENT"]]])],
  ]);
  written = [];
});

const vault = {
  describe: async (name: string) => {
    const stages = secrets.get(name);
    if (stages === undefined)
      throw new CredentialError({ code: "secret-missing", what: "Not there", fix: "Set it up" });
    return { name, arn: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`, stages } as SecretState;
  },
  write: async (name: string) => {
    written.push(name);
    return { name, versionId: "new", created: false };
  },
} as unknown as SecretVault;

async function firstFailure() {
  const place = { environment: "dev", vault, secretName, administratorName } as unknown as OperatorPlace;
  const checks = await setUpLogin(place, { login, dryRun: false, variables });
  expect(checks.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
  return checks.find(({ ok }) => !ok);
}

describe("a set-up stores nothing", () => {
  it("without the secret that the stack makes, with its key and its readers", async () => {
    secrets.delete(secretName);
    expect(await firstFailure()).toMatchObject({
      name: "secret",
      code: "secret-missing",
      fix: expect.stringContaining("Deploy stacks/credentials"),
    });
  });

  it("without somebody who may change the password", async () => {
    secrets.delete(administratorName);
    expect(await firstFailure()).toMatchObject({
      name: "administrator",
      fix: expect.stringContaining("--admin-secret"),
    });
  });

  it("while a rotation is under way, whose login would follow another one", async () => {
    secrets.set(
      secretName,
      new Map([
        ["v1", ["AWSCURRENT"]],
        ["v2", ["AWSPENDING"]],
      ]),
    );
    expect(await firstFailure()).toMatchObject({ name: "secret", message: expect.stringContaining("under way") });
  });

  it("while the database cannot be reached", async () => {
    expect(await firstFailure()).toMatchObject({ name: "login over verified TLS", code: "server-unreachable" });
  });

  it("of a login that no secret may hold, and does not repeat it", async () => {
    const place = { environment: "dev", vault, secretName, administratorName } as unknown as OperatorPlace;
    const checks = await setUpLogin(place, {
      login: { ...login, password: new Secret("with a space") },
      dryRun: false,
      variables,
    });
    expect(checks.at(-1)).toMatchObject({ name: "fields", ok: false, code: "secret-shape" });
    expect(JSON.stringify(checks)).not.toContain("with a space");
  });

  it("in any of these cases", async () => {
    await firstFailure();
    expect(written).toEqual([]);
  });
});
