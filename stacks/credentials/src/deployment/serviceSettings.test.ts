import { expect, test } from "@jest/globals";
import { credentialsConfig } from "../config/CredentialsConfig.js";
import { serviceSettings } from "./serviceSettings.js";

test("programs are told of the roles that they take, with their external ids, and of the buckets that those use", () => {
  const { readers } = credentialsConfig.parse({
    environment: "dev",
    operator: { role: "operators", externalId: "dev" },
    readers: [
      {
        kind: "role",
        name: "ingestion",
        role: "programs",
        externalId: "avesa-dev",
        buckets: [{ bucket: "avesa-dev-in", prefix: "in/", write: true }],
      },
      { kind: "task", name: "loader", buckets: [{ bucket: "avesa-dev-out" }] },
      { kind: "existing", name: "reports", roleName: "reports-dev" },
    ],
  });
  const roleArn = "arn:aws:iam::111122223333:role/credentials-dev-read-ingestion";
  const configs = readers.map((config) => ({ config }));
  expect(serviceSettings("dev", configs, { ingestion: roleArn })).toEqual({
    serviceRoles: { ingestion: { dev: { roleArn, externalId: "avesa-dev" } } },
    serviceBuckets: { dev: [{ bucket: "avesa-dev-in", prefix: "in/", write: true, service: "ingestion" }] },
  });
});
