import { ConfigError } from "@sallyport/stack-kit";
import type { CredentialsConfig } from "../config/CredentialsConfig.js";
import type { CredentialsPlan } from "./CredentialsPlan.js";

/**
 * What the configuration means as a whole.
 *
 * @param region the region of the stack: secret, key and function are there
 * @throws ConfigError for two readers of one name, an administrator whose secret is the login's own, and a key of another region
 */
export function planCredentials(config: CredentialsConfig, region: string): CredentialsPlan {
  const { environment, namespace, administrator } = config;
  const secretName = `${namespace}/clickhouse/${environment}`;
  const administratorSecretName = administrator.secretName ?? `${namespace}/clickhouse-admin/${environment}`;
  refuseTwice(config.readers.map(({ name }) => name));
  if (administratorSecretName === secretName) {
    const problem = "the login would change its own password, and its readers would be administrators";
    throw new ConfigError("administrator.secretName", problem, "give the administrator's login a secret of its own");
  }
  refuseOtherRegion("administrator.keyArn", administrator.keyArn, region);
  return { config, region, base: `credentials-${environment}`, secretName, administratorSecretName };
}

function refuseTwice(names: readonly string[]): void {
  const index = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (index < 0) return;
  const problem = `there is a reader ${names[index]} already`;
  throw new ConfigError(`readers[${index}].name`, problem, "give each reader a name of its own");
}

function refuseOtherRegion(where: string, keyArn: string | undefined, region: string): void {
  const [, , , of] = keyArn?.split(":") ?? [];
  if (of === undefined || of === region) return;
  throw new ConfigError(where, `it is a key of ${of}`, `give one of ${region} (ENC-08)`);
}
