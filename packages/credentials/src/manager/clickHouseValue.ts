import { parseClickHouseLogin } from "../clickhouse/parseClickHouseLogin.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import type { ClickHouseLoginToStore } from "../ports.js";
import { Secret } from "../Secret.js";
import { refuseOtherEnvironment } from "../settings/secretNameOf.js";

/**
 * The value of a secret, checked by the same schema that reads it (SEC-04).
 *
 * @throws CredentialError `secret-shape`, `wrong-environment`
 */
export function clickHouseValue(
  environment: EnvironmentName,
  { host, port = 8_443, username, password, database = "default", masterarn }: ClickHouseLoginToStore,
  name: string,
): Secret {
  refuseOtherEnvironment(name, environment);
  const fields = {
    engine: "clickhouse",
    environment,
    ...{ host, port, username, password: password.reveal(), secure: true, verify: true, database },
    ...(masterarn !== undefined && { masterarn }),
  };
  const value = JSON.stringify(fields);
  parseClickHouseLogin(value, name);
  return new Secret(value);
}
