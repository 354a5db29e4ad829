import type { ClickHouseLoginToStore, CredentialCheck, CredentialManager } from "@sallyport/credentials";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { inSteps } from "../operator/Steps.js";
import { rotateLogin } from "../rotate/rotateLogin.js";
import { setUpLogin } from "./setUpLogin.js";

interface InitPorts {
  readonly manager: CredentialManager;
  /** Asked only where there is no login yet that opens the database. */
  readonly login: () => Promise<ClickHouseLoginToStore>;
  /** Lets ClickHouse use S3; undefined where the environment has no buckets. */
  readonly configureS3: (() => Promise<readonly CredentialCheck[]>) | undefined;
  /** Seconds to wait for the rotation. */
  readonly patience: number;
}

/**
 * All that an environment's login needs, in its order (TOL-08): the login, ClickHouse's use of S3, the first rotation, after which nobody
 * who set it up knows the current password, and a validation of it all. What is done already is not done again.
 */
export async function initLogin(place: OperatorPlace, ports: InitPorts): Promise<readonly CredentialCheck[]> {
  const { vault, secretName, environment } = place;
  const { manager, configureS3, patience } = ports;
  return await inSteps(async (steps) => {
    if ((await manager.validateCredentials("clickhouse", environment)).ok) {
      steps.add([{ name: "set up", ok: true, message: `${secretName} opens the database already` }]);
    } else steps.add(await setUpLogin(place, { login: await ports.login(), dryRun: false }));
    if (configureS3 !== undefined) steps.add(await configureS3());
    const { lastRotated } = await vault.describe(secretName);
    if (lastRotated === undefined) {
      steps.add(await rotateLogin(place, { testOnly: false, manualTrigger: false, days: undefined, patience }));
    } else steps.add([{ name: "rotated", ok: true, message: `Last on ${lastRotated.toISOString().slice(0, 10)}` }]);
    manager.forget();
    steps.add((await manager.validateCredentials("clickhouse", environment)).checks);
  });
}
