import { LambdaClient } from "@aws-sdk/client-lambda";
import { type ClickHouseLogin, parseClickHouseLogin } from "@sallyport/credentials";
import type { NamedRun } from "../../../evidence/removal/testing/NamedRun.js";
import { runBin } from "../../../testing/runBin.js";
import { setAside } from "../../demo/testing/setAside.js";
import { underRole } from "../../demo/testing/underRole.js";
import { withoutRetries } from "../../demo/testing/withoutRetries.js";
import { type DeployedCredentials, firstPassword } from "./DeployedCredentials.js";
import { loginVariables } from "./loginVariables.js";
import { openSessionVault } from "./openSessionVault.js";
import { sessionKeys } from "./sessionKeys.js";

type Run = NamedRun<DeployedCredentials>["run"];

const region = "eu-west-1";
const functionName = "credentials-dev-rotate";
const rotation = ["rotate", "--wait", "20"];
const secretName = "avesa/clickhouse/dev";

const setUp: Run = async (deployed) => {
  const login = await readByProgram(deployed);
  await succeed(deployed, ["setup", "--from-env"], loginVariables(login));
};

const rotate: Run = async (deployed) => {
  await succeed(deployed, rotation);
  await succeed(deployed, ["validate"]);
};

const rotateByTopic: Run = async (deployed) => {
  // Tried again later, it would come into the midst of another run.
  await withoutRetries({ region, functionName }, () => succeed(deployed, [...rotation, "--manual-trigger"]));
  await succeed(deployed, ["rotate", "--test-only"]);
};

const rollBack: Run = async (deployed) => {
  await succeed(deployed, rotation);
  await succeed(deployed, ["rollback"]);
};

/** A rotation fails while the database is down, the operator is told by the function's log, and asks again. */
const tellFailure: Run = async (deployed) => {
  await deployed.server.halt();
  const { code, stdout } = await asOperator(deployed, rotation).finally(() => deployed.server.resume());
  if (code !== 1 || !stdout.includes("setSecret failed")) throw new Error(`rotate ended with ${code}: ${stdout}`);
  await succeed(deployed, rotation);
};

const readLogins: Run = async (deployed) => {
  await readByProgram(deployed);
  await underRole({ region, role: "credentials-dev-read-loader" }, async (keys) => {
    const vault = openSessionVault(region, keys);
    await vault.read(secretName).finally(() => vault.close());
  });
};

const setRequestAside: Run = async (deployed, { id, signal }) => {
  const caller = new LambdaClient({ region, credentials: sessionKeys(await deployed.operator("dev")) });
  const event = { operation: "sell", secretId: id };
  await setAside({ region, functionName, event, mark: id, caller, signal });
};

/** The login as its program `ingestion` reads it. */
async function readByProgram(deployed: DeployedCredentials): Promise<ClickHouseLogin> {
  const vault = openSessionVault(region, sessionKeys(await deployed.reader("dev")));
  const { value } = await vault.read(secretName).finally(() => vault.close());
  return parseClickHouseLogin(value.reveal(), "dev");
}

async function asOperator(deployed: DeployedCredentials, args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  return await runBin(["credentials", ...args, "--environment", "dev", "--json"], {
    ...(await deployed.operator("dev")),
    ...variables,
  });
}

async function succeed(
  deployed: DeployedCredentials,
  args: readonly string[],
  variables?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, stdout, stderr } = await asOperator(deployed, args, variables);
  if (code !== 0) throw new Error(`credentials ${args.join(" ")} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

/** Sets the login up where there is none, and ends a rotation that an earlier run has left in its midst. */
async function makeReady(deployed: DeployedCredentials): Promise<void> {
  const { stdout } = await asOperator(deployed, ["list"]);
  const { state, pending } = JSON.parse(stdout) as { readonly state: string; readonly pending: string | null };
  const first = loginVariables({ ...deployed.server, username: "dev_loader", password: firstPassword("dev") });
  if (state === "empty") await succeed(deployed, ["init", "--from-env"], first);
  if (pending !== null) await succeed(deployed, rotation);
}

const runs: readonly NamedRun<DeployedCredentials>[] = [
  { title: "store a login anew, and are refused nothing", run: setUp },
  { title: "rotate a login and validate it, and are refused nothing", run: rotate },
  { title: "rotate by the topic, and only try it, and are refused nothing", run: rotateByTopic },
  { title: "go back to the login from before, and are refused nothing", run: rollBack },
  { title: "tell why a rotation failed, and end it, and are refused nothing", run: tellFailure },
  { title: "read the login, and are refused nothing", run: readLogins },
  { title: "set a request aside that the function does not know, and are refused nothing", run: setRequestAside },
];

/** What programs, people and Secrets Manager do with a login of `dev`: what the stack's roles hold is needed by one of them. */
export const credentialsRuns: readonly NamedRun<DeployedCredentials>[] = runs.map(({ title, run }) => ({
  title,
  run: async (deployed, attempt) => {
    await makeReady(deployed);
    await run(deployed, attempt);
  },
}));
