import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import {
  type ClickHouseLogin,
  CredentialError,
  connectClickHouse,
  isClickHouseRefusal,
  parseClickHouseLogin,
} from "@sallyport/credentials";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { removalTests } from "../../evidence/removal/testing/removalTests.js";
import { runPulumi } from "../../pulumi/runPulumi.js";
import { type BinResult, runBin } from "../../testing/runBin.js";
import { describeMetric, metricsIn } from "../demo/testing/embeddedMetrics.js";
import { ledgerOfRun } from "../demo/testing/ledgerOfRun.js";
import { setAside } from "../demo/testing/setAside.js";
import { type SessionCredentials, underRole } from "../demo/testing/underRole.js";
import { credentialsRuns } from "./testing/credentialsRuns.js";
import {
  DeployedCredentials,
  type DeployedEnvironment,
  deployedEnvironments,
  firstPassword,
  type SessionVariables,
} from "./testing/DeployedCredentials.js";
import { loginVariables } from "./testing/loginVariables.js";
import { openSessionVault } from "./testing/openSessionVault.js";
import { sessionKeys } from "./testing/sessionKeys.js";

const minutes = 60_000;
jest.setTimeout(10 * minutes);
const region = "eu-west-1";

const started = new Date();
let deployed: DeployedCredentials;
let operators: Readonly<Record<DeployedEnvironment, SessionVariables>>;
/** Every password that there was. */
const planted = new Set<string>();
/** All that the commands printed. */
const printed: string[] = [];

beforeAll(async () => {
  deployed = await DeployedCredentials.deploy();
  operators = { dev: await deployed.operator("dev"), prod: await deployed.operator("prod") };
}, 20 * minutes);
afterAll(async () => {
  await deployed?.stop();
}, minutes);

/** Runs a command as the environment's operator. */
async function credentials(
  environment: DeployedEnvironment,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<BinResult & { readonly document: Document }> {
  const run = await runBin(["credentials", ...args, "--environment", environment, "--json"], {
    ...operators[environment],
    ...variables,
  });
  printed.push(run.stdout, run.stderr);
  if (run.stdout === "") throw new Error(`credentials ${args.join(" ")} printed no document: ${run.stderr}`);
  return { ...run, document: JSON.parse(run.stdout) };
}

interface Document {
  readonly environment: string;
  readonly state?: string;
  readonly current?: string;
  readonly pending?: string | null;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly message: string }[];
}

const failed = ({ checks }: Document) => checks.filter(({ ok }) => !ok);

function loginOf(environment: DeployedEnvironment, password = firstPassword(environment)): NodeJS.ProcessEnv {
  return loginVariables({ ...deployed.server, username: `${environment}_loader`, password });
}

/** The login of a stage, as the environment's program reads it. */
async function stored(environment: DeployedEnvironment, stage = "AWSCURRENT"): Promise<ClickHouseLogin> {
  const vault = vaultOf(await deployed.reader(environment));
  const { value } = await vault.read(`avesa/clickhouse/${environment}`, stage).finally(() => vault.close());
  const login = parseClickHouseLogin(value.reveal(), environment);
  planted.add(login.password ?? "");
  return login;
}

async function opens({ host, port, username, password = "" }: ClickHouseLogin): Promise<boolean> {
  const connection = connectClickHouse(deployed.server.ca)({ host, port, username, password });
  try {
    await connection.rows("SELECT 1 AS one");
    return true;
  } catch (error) {
    if (isClickHouseRefusal(error)) return false;
    throw error;
  } finally {
    await connection.end();
  }
}

function vaultOf(session: SessionVariables) {
  return openSessionVault(region, sessionKeys(session));
}

function variablesOf({ accessKeyId, secretAccessKey, sessionToken }: SessionCredentials): SessionVariables {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken };
}

/** Waits for what Secrets Manager does by itself. */
async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 3 * minutes;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await delay(500);
  }
}

async function rotatorLines(environment: DeployedEnvironment): Promise<readonly string[]> {
  const logGroupName = deployed.outputs[environment].rotatorLogGroup;
  const { events = [] } = await new CloudWatchLogsClient({ region }).send(new FilterLogEventsCommand({ logGroupName }));
  return events.map(({ message = "" }) => message);
}

describe("the logins of dev and prod, deployed from one program", () => {
  it("meet every rule", () => {
    expect(deployed.policies.notPassed).toEqual([]);
    expect(deployed.policies.passed).toBeGreaterThan(100);
  });

  it("have no value before somebody sets them up, and a rotation says so", async () => {
    expect((await credentials("dev", ["list"])).document).toMatchObject({ state: "empty", environment: "dev" });
    const { code, document } = await credentials("dev", ["rotate"]);
    expect([code, failed(document)]).toMatchObject([1, [{ name: "rotation configured" }]]);
  });

  it("are not stored while the password, the server or a variable is wrong, nor by a dry run", async () => {
    const wrong = await credentials("dev", ["setup", "--from-env"], loginOf("dev", "wrong-password"));
    expect([wrong.code, failed(wrong.document)[0]]).toMatchObject([1, { code: "login-refused" }]);
    const nowhere = await credentials("dev", ["setup", "--from-env"], { ...loginOf("dev"), CLICKHOUSE_PORT: "1" });
    expect([nowhere.code, failed(nowhere.document)[0]]).toMatchObject([2, { code: "server-unreachable" }]);
    const { CLICKHOUSE_PASSWORD: _none, ...without } = loginOf("dev");
    const missing = await runBin(["credentials", "setup", "--from-env", "--environment", "dev"], {
      ...operators.dev,
      ...without,
    });
    expect([missing.code, missing.stderr]).toEqual([64, expect.stringContaining("CLICKHOUSE_PASSWORD")]);
    const unseen = await runBin(["credentials", "setup", "--environment", "dev"], operators.dev);
    expect([unseen.code, unseen.stderr]).toEqual([64, expect.stringContaining("There is no terminal to ask at")]);
    const dry = await credentials("dev", ["setup", "--from-env", "--dry-run"], loginOf("dev"));
    expect([dry.code, failed(dry.document)]).toEqual([0, []]);
    expect((await credentials("dev", ["list"])).document.state).toBe("empty");
  });

  it("are stored once they have opened the database, and never appear among the arguments of processes", async () => {
    for (const environment of deployedEnvironments) {
      planted.add(firstPassword(environment));
      const seen = new Set<string>();
      const watching = setInterval(() => {
        for (const line of argumentsOfProcesses()) seen.add(line);
      }, 200);
      const { code, document } = await credentials(environment, ["setup", "--from-env"], loginOf(environment)).finally(
        () => clearInterval(watching),
      );
      expect([code, failed(document)]).toEqual([0, []]);
      expect([...seen].some((line) => line.includes("credentials setup"))).toBe(true);
      expect([...seen].filter((line) => line.includes(firstPassword(environment)))).toEqual([]);
      const validated = await credentials(environment, ["validate"]);
      expect([validated.code, failed(validated.document)]).toEqual([0, []]);
      expect((await credentials(environment, ["list"])).document.state).toBe("current");
    }
  });

  it("let ClickHouse use the environment's buckets, by statements that a dry run shows (TOL-06)", async () => {
    const none = await credentials("dev", ["configure-s3", "--setup-tables", "--dry-run"]);
    expect([none.code, failed(none.document)]).toMatchObject([1, [{ name: "buckets configured" }]]);
    const bucket = { bucket: "avesa-dev-landing", prefix: "in/", write: true, service: "ingestion" };
    const shown = await credentials("dev", ["configure-s3", "--setup-tables", "--dry-run"], {
      SALLYPORT_SERVICE_BUCKETS: JSON.stringify({ dev: [bucket] }),
    });
    expect([shown.code, failed(shown.document)]).toEqual([0, []]);
    expect(shown.document.checks.at(-1)?.message).toMatch(/^Not done: CREATE NAMED COLLECTION .*; CREATE TABLE /);
  });

  it("are brought in order by one command as far as they are not, which finds nothing left to do a second time (TOL-08)", async () => {
    const names = ({ checks }: Document) => checks.map(({ name }) => name);
    const first = await credentials("prod", ["init", "--from-env"]);
    expect([first.code, failed(first.document)]).toEqual([0, []]);
    expect(names(first.document)).toEqual(
      expect.arrayContaining(["set up", "rotation configured", "rotated", "database"]),
    );
    const { current } = (await credentials("prod", ["list"])).document;
    const second = await credentials("prod", ["init", "--from-env"]);
    expect([second.code, names(second.document)]).toEqual([0, expect.not.arrayContaining(["rotation configured"])]);
    expect((await credentials("prod", ["list"])).document.current).toBe(current);
  });

  it("change by turns: the one before works until the second rotation", async () => {
    const first = await stored("dev");
    expect(first).toMatchObject({ username: "dev_loader", password: firstPassword("dev") });
    expect((await credentials("dev", ["rotate", "--rotation-days", "90"])).code).toBe(0);
    const second = await stored("dev");
    expect(second.username).toBe("dev_loader_clone");
    expect([await opens(first), await opens(second)]).toEqual([true, true]);
    expect((await credentials("dev", ["rotate", "--manual-trigger"])).code).toBe(0);
    const third = await stored("dev");
    expect(third.username).toBe("dev_loader");
    expect([await opens(first), await opens(second), await opens(third)]).toEqual([false, true, true]);
  });

  it("stay as they are when a rotation is only tried", async () => {
    const before = await credentials("dev", ["list"]);
    const { code, document } = await credentials("dev", ["rotate", "--test-only"]);
    expect([code, document.checks.at(-1)]).toMatchObject([0, { name: "rotation tried", ok: true }]);
    expect(document.checks.at(-1)?.message).toContain("dev_loader_trial");
    const { current, previous } = { ...before.document } as unknown as Record<string, string>;
    expect((await credentials("dev", ["list"])).document).toMatchObject({ current, previous, pending: null });
  });

  it("go back to the login from before, and go on from there", async () => {
    const [current, previous] = [await stored("dev"), await stored("dev", "AWSPREVIOUS")];
    expect((await credentials("dev", ["rollback"])).code).toBe(0);
    expect(await stored("dev")).toEqual(previous);
    expect(await stored("dev", "AWSPREVIOUS")).toEqual(current);
    expect(await opens(previous)).toBe(true);
    expect((await credentials("dev", ["rotate"])).code).toBe(0);
    expect(await opens(await stored("dev"))).toBe(true);
  });

  it("keep working through two rotations at once", async () => {
    const both = await Promise.all([credentials("dev", ["rotate"]), credentials("dev", ["rotate"])]);
    expect(both.map(({ code, document }) => [code, failed(document)])).toEqual([
      [0, []],
      [0, []],
    ]);
    expect(await opens(await stored("dev"))).toBe(true);
    expect(await opens(await stored("dev", "AWSPREVIOUS"))).toBe(true);
    expect((await credentials("dev", ["validate"])).code).toBe(0);
  });

  it("stay when the database cannot be reached: it is told, the alarm's metric is written, and the retry converges", async () => {
    const before = await stored("prod");
    await deployed.server.halt();
    const { code, document } = await credentials("prod", ["rotate"]);
    await deployed.server.resume();
    expect([code, failed(document)]).toMatchObject([
      1,
      [{ name: "rotated", message: expect.stringMatching(/^setSecret failed/) }],
    ]);
    expect(await opens(before)).toBe(true);
    const lines = (await rotatorLines("prod")).flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
    const written = lines.filter(({ RotationFailed }) => RotationFailed === 1);
    const { MetricAlarms = [] } = await new CloudWatchClient({ region }).send(
      new DescribeAlarmsCommand({ AlarmNames: ["credentials-prod-rotation-failed"] }),
    );
    const [alarm] = MetricAlarms;
    expect(metricsIn(written[0] ?? {}, "Sallyport/Credentials")).toContain(
      describeMetric(
        alarm?.Metrics?.[0]?.MetricStat?.Metric?.MetricName ?? alarm?.MetricName,
        alarm?.Metrics?.[0]?.MetricStat?.Metric?.Dimensions ?? alarm?.Dimensions,
      ),
    );
    await until("Secrets Manager has tried again", async () => (await stored("prod")).username !== before.username);
    const rotated = await stored("prod");
    expect([await opens(before), await opens(rotated)]).toEqual([true, true]);
  });

  it("are read in their own environment alone: tried with the programs', the operator's and an administrator's role", async () => {
    const code = async (session: SessionVariables, name: string) => {
      const vault = vaultOf(session);
      const answer = vault.read(name).then(
        () => "read",
        (error: unknown) => (error instanceof CredentialError ? error.code : String(error)),
      );
      return await answer.finally(() => vault.close());
    };
    const reader = await deployed.reader("dev");
    expect(await code(reader, "avesa/clickhouse/dev")).toBe("read");
    expect(await code(reader, "avesa/clickhouse/prod")).toBe("secret-denied");
    await underRole({ region, role: "credentials-dev-read-loader" }, async (keys) => {
      const task = variablesOf(keys);
      expect(await code(task, "avesa/clickhouse/dev")).toBe("read");
      expect(await code(task, "avesa/clickhouse/prod")).toBe("secret-denied");
    });
    expect(await code(operators.dev, "avesa/clickhouse/prod")).toBe("secret-denied");
    expect(await code(operators.dev, "avesa/clickhouse-admin/dev")).toBe("secret-denied");
    // Whoever's own policy allows everything is kept out by those of the secret and of the topic.
    const administrator = await deployed.administrator();
    expect(await code(administrator, "avesa/clickhouse-admin/prod")).toBe("read");
    expect(await code(administrator, "avesa/clickhouse/prod")).toBe("secret-denied");
    const ask = new PublishCommand({ TopicArn: deployed.outputs.prod.requestTopicArn, Message: "{}" });
    await expect(new SNSClient({ region, credentials: sessionKeys(administrator) }).send(ask)).rejects.toThrow(
      /not authorized/i,
    );
    const { code: exit, document } = await credentials("prod", ["list"], operators.dev);
    expect([exit, document.state]).toEqual([1, "unreadable"]);
  });

  it("have a request that the function does not know set aside (SEC-11)", async () => {
    const caller = new LambdaClient({ region, credentials: sessionKeys(operators.dev) });
    const request = { operation: "sell", secretId: deployed.outputs.dev.loginName };
    const failing = { region, functionName: "credentials-dev-rotate", event: request, mark: "sell", caller };
    expect(await setAside(failing)).toContain("none that the function knows");
  });

  it.each(deployedEnvironments)(
    "are handled in %s by roles that use all that they hold or say why not, and the function is refused nothing",
    async (stack) => {
      const place = { home: deployed.home, region, project: "credentials", stack, since: started };
      const ledger = await ledgerOfRun({ ...place, test: "credentials.e2e.test.ts" });
      // What people must not reach was tried under their roles: the function alone must be refused nothing.
      const tried = ledger.roles.map((one) =>
        one.role === `credentials-${stack}-rotate-role` ? one : { ...one, refusals: [] },
      );
      expect(shortcomingsOf({ ...ledger, roles: tried })).toEqual([]);
      const names = ["rotate-role", "operate", "read-ingestion"].map((name) => `credentials-${stack}-${name}`);
      expect(ledger.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(names));
    },
  );
});

removalTests({
  ...{ project: "credentials", stack: "dev", runs: credentialsRuns },
  deployed: () => ({ pipeline: deployed, place: deployed }),
});

describe("the logins of dev and prod, after all that", () => {
  it("show nothing to change when they are deployed again", async () => {
    for (const environment of deployedEnvironments) {
      const { stack, configFile, folder } = deployed.projects[environment];
      const flags = ["--stack", stack, "--config-file", configFile, "--yes", "--skip-preview", "--expect-no-changes"];
      const { code, stdout, stderr } = await runPulumi(["up", ...flags], folder, deployed.environment);
      expect({ code, said: code === 0 ? "" : `${stdout}${stderr}` }).toEqual({ code: 0, said: "" });
    }
  });

  it("are nowhere in clear: not in the state, in logs, in what commands print, nor in statements for the database", async () => {
    for (const environment of deployedEnvironments) {
      await stored(environment);
      await stored(environment, "AWSPREVIOUS");
    }
    planted.add(deployed.server.admin.password);
    const { home } = deployed;
    const texts: Record<string, string> = {
      printed: printed.join("\n"),
      statements: deployed.server.received.join("\n"),
    };
    for (const environment of deployedEnvironments) {
      const { stack, folder } = deployed.projects[environment];
      const exported = ["stack", "export", "--show-secrets", "--stack", stack];
      texts[`state of ${environment}`] = (await runPulumi(exported, folder, deployed.environment)).stdout;
      texts[`log of ${environment}`] = (await rotatorLines(environment)).join("\n");
    }
    expect(texts["state of prod"]).toContain("avesa/clickhouse/prod");
    expect(planted.size).toBeGreaterThan(6);
    for (const password of planted) {
      expect(password.length).toBeGreaterThan(10);
      expect(Object.keys(texts).filter((where) => texts[where]?.includes(password))).toEqual([]);
      const include = ["*.log", "*.jsonl", "*.yaml"].map((name) => `--include=${name}`);
      const search = ["-c", 'p="$1"; shift; grep -rlF "$@" -e "$p" || true', "sh", password, ...include, home];
      expect(execFileSync("sh", search, { encoding: "utf8" })).toBe("");
    }
  });
});

/** Of all processes of this machine. */
function argumentsOfProcesses(): string[] {
  return execFileSync("ps", ["-axww", "-o", "args"], { encoding: "utf8" }).split("\n");
}
