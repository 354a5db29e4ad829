import { describe, expect, it } from "@jest/globals";
import { credentialsConfig } from "../config/CredentialsConfig.js";
import { planCredentials } from "./planCredentials.js";

const reader = { kind: "task", name: "loader" };
const plan = (settings: object) =>
  planCredentials(
    credentialsConfig.parse({
      environment: "prod",
      operator: { role: "operators", externalId: "prod" },
      readers: [reader],
      ...settings,
    }),
    "eu-west-1",
  );

describe("the plan", () => {
  it("names all that it makes after its environment (SEC-15)", () => {
    expect(plan({ namespace: "team/data" })).toMatchObject({
      base: "credentials-prod",
      secretName: "team/data/clickhouse/prod",
      administratorSecretName: "team/data/clickhouse-admin/prod",
    });
  });

  it.each([
    ["two readers of one name", { readers: [reader, reader] }, "readers[1].name"],
    [
      "a login that changes itself",
      { administrator: { secretName: "avesa/clickhouse/prod" } },
      "administrator.secretName",
    ],
    [
      "a key of another region",
      { administrator: { keyArn: "arn:aws:kms:eu-central-1:111122223333:key/k" } },
      "administrator.keyArn",
    ],
  ])("refuses %s", (_case, settings, where) => {
    expect(() => plan(settings)).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});
