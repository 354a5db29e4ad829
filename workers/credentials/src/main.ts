import { readFileSync } from "node:fs";
import { RotateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { connectClickHouse } from "@sallyport/credentials";
import { clientSettings, createLogger, createMetrics } from "@sallyport/worker-kit";
import { SecretsManagerStore } from "./aws/SecretsManagerStore.js";
import { ClickHouseTarget } from "./clickhouse/ClickHouseTarget.js";
import { handleRotation } from "./handleRotation.js";
import type { OperationPorts } from "./operations/OperationPorts.js";
import { connectVerified } from "./postgres/connectVerified.js";
import { PostgresTarget } from "./postgres/PostgresTarget.js";
import { readSettings } from "./settings.js";

const settings = readSettings(process.env);
const write = (line: string): void => void process.stdout.write(line);
const client = new SecretsManagerClient(clientSettings({ region: settings.AWS_REGION, maxSockets: 4 }));
const ca = settings.DB_CA && readFileSync(settings.DB_CA, "utf8");
const ports: OperationPorts = {
  store: new SecretsManagerStore(client),
  targets: {
    clickhouse: new ClickHouseTarget(connectClickHouse(ca)),
    postgres: new PostgresTarget(connectVerified(ca)),
  },
  startRotation: async (SecretId) => (await client.send(new RotateSecretCommand({ SecretId }))).VersionId ?? "",
  secrets: settings.AUDITED_LOGINS,
  logger: createLogger({ service: "credentials", write, level: settings.SALLYPORT_LOG_LEVEL }),
  metrics: createMetrics({
    namespace: "Sallyport/Credentials",
    dimensions: { Function: settings.AWS_LAMBDA_FUNCTION_NAME },
    write,
  }),
  now: () => new Date(),
};

/** Called by Secrets Manager at each step of a rotation, by operators, by the topic and by the schedule of the audit. */
export const handler = (event: unknown) => handleRotation(event, ports);
