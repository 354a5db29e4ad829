import {
  CredentialError,
  environmentNames,
  getCredentialManager,
  openVault,
  parseEnvironment,
  readManagerSettings,
  secretNameOf,
} from "@sallyport/credentials";

import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** No role of the environment reads a secret of another one: each is taken, and the reading is tried (SEC-15, IAM-14). */
export const environmentIsolation: SecurityCheck = {
  name: "environment-isolation",
  about: "the environment's roles are refused the secrets of the other environments; tried, not read from policies",
  needs: "environment",
  run: async ({ environment = parseEnvironment("dev"), regions }) => {
    const { roles, namespace } = readManagerSettings(process.env);
    const services = Object.keys(roles).filter((service) => roles[service]?.[environment] !== undefined);
    const others = environmentNames.filter((other) => other !== environment);
    const found: Found[] = [];
    for (const service of services) {
      const { provider, roleArn } = await getCredentialManager().getAwsCredentialsForService(service, environment);
      for (const region of regions) {
        const vault = openVault({ region, credentials: provider });
        for (const other of others) {
          const name = secretNameOf(namespace, "clickhouse", other);
          if (!(await isRead(() => vault.read(name)))) continue;
          found.push({
            severity: "critical",
            where: `${roleArn} in ${region}`,
            message: `A role of ${environment} reads the secret ${name}`,
            fix: `Take the grant away, and let the secret's own policy admit roles of ${other} alone`,
          });
        }
        vault.close();
      }
    }
    return found;
  },
};

/** @throws what is neither a refusal nor an absence: then it is not known */
async function isRead(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof CredentialError && ["secret-denied", "secret-missing"].includes(error.code)) return false;
    throw error;
  }
}
