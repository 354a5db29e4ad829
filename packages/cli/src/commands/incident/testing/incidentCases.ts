import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { connectClickHouse } from "@sallyport/credentials";
import { type ClickHouseServer, startClickHouse } from "@sallyport/credentials/testing";
import { rotatingLogin } from "../../incident/testing/rotatingLogin.js";
import { account, folder, password, region, remember, run, sandbox, shown } from "../../testing/operationsBed.js";

describe("`sallyport incident`", () => {
  let clickHouse: ClickHouseServer;
  let first: string;
  const secret = "avesa/clickhouse/dev";
  const logs = () => new CloudWatchLogsClient({ region });

  beforeAll(async () => {
    clickHouse = await startClickHouse();
    const ca = join(folder, "ca.pem");
    writeFileSync(ca, clickHouse.ca);
    first = await rotatingLogin(clickHouse, secret, sandbox.caFile);
    const trail = "/sallyport/operations-trail";
    const by = (role: string) => ({
      sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/${role}` } },
    });
    const at = { eventTime: new Date().toISOString(), sourceIPAddress: "10.0.0.9" };
    const read = { ...at, eventSource: "secretsmanager.amazonaws.com", eventName: "GetSecretValue" };
    await writeLines(trail, [
      { ...read, userIdentity: by("loader"), requestParameters: { secretId: secret } },
      { ...read, userIdentity: by("stranger"), requestParameters: { secretId: secret }, errorCode: "AccessDenied" },
      { ...read, userIdentity: by("loader"), requestParameters: { secretId: "avesa/clickhouse/prod" } },
      { ...at, eventSource: "s3.amazonaws.com", eventName: "GetObject", userIdentity: by("loader") },
    ]);
    await writeLines("/sallyport/orders-worker", [
      { level: "error", event: "load.failed", detail: password },
      { level: "info", event: "load.done" },
    ]);
    const where = { CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:${trail}:*` };
    const role = { CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/trail` };
    const made = { Name: "incident", S3BucketName: "trail", IsMultiRegionTrail: true, ...where, ...role };
    const trails = new CloudTrailClient({ region });
    await trails.send(new CreateTrailCommand(made));
    // The emulator takes a trail's log group only when it is changed.
    await trails.send(new UpdateTrailCommand(made));
  }, 60_000);
  afterAll(async () => {
    await new CloudTrailClient({ region }).send(new DeleteTrailCommand({ Name: "incident" }));
    await clickHouse?.stop();
  });

  async function writeLines(logGroupName: string, lines: readonly object[]): Promise<void> {
    await logs().send(new CreateLogGroupCommand({ logGroupName }));
    await logs().send(new CreateLogStreamCommand({ logGroupName, logStreamName: "one" }));
    const logEvents = lines.map((line) => ({ timestamp: Date.now(), message: JSON.stringify(line) }));
    await logs().send(new PutLogEventsCommand({ logGroupName, logStreamName: "one", logEvents }));
  }

  it("triage gathers validator, errors, denials and reads of secrets, for its reader alone", async () => {
    const file = join(folder, "triage.md");
    const { code, stdout } = await run(["incident", "triage", "--hours", "1", "--report-file", file, "--json"]);
    const { validation, errors, denied, secretReads } = JSON.parse(stdout);
    expect(validation.value.notRun).toEqual([]);
    expect(errors.value).toContainEqual(
      expect.objectContaining({ logGroup: "/sallyport/orders-worker", event: "load.failed", count: 1 }),
    );
    expect([denied.missing, secretReads.missing]).toEqual([undefined, undefined]);
    expect(denied.value).toEqual([expect.objectContaining({ principal: expect.stringContaining("stranger"), secret })]);
    expect(secretReads.value.map(({ secret: of, error }: { secret: string; error: string }) => [of, error])).toEqual(
      expect.arrayContaining([
        [secret, ""],
        [secret, "AccessDenied"],
        ["avesa/clickhouse/prod", ""],
      ]),
    );
    expect(code).toBe(validation.value.summary.critical > 0 ? 1 : 0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const page = readFileSync(file, "utf8");
    expect(page).toContain("role/stranger");
    expect(page).toContain("Severity (1 to 3)");
    remember(page);
  });

  it("triage tells a log of the validator's run where the shell says so, without what was found", async () => {
    const logGroupName = "/sallyport/triage-runs";
    await logs().send(new CreateLogGroupCommand({ logGroupName }));
    const variables = { SALLYPORT_VALIDATION_LOG_GROUP: logGroupName };
    const { stdout } = await run(["incident", "triage", "--hours", "1", "--json"], variables);
    const { findings, summary } = JSON.parse(stdout).validation.value;
    const { events = [] } = await logs().send(new FilterLogEventsCommand({ logGroupName }));
    const { checks: _checks, ...counts } = summary;
    expect(events.map(({ message = "" }) => JSON.parse(message))).toEqual([
      expect.objectContaining({ service: "security", findings: counts, checksNotRun: [] }),
    ]);
    expect(findings.length).toBeGreaterThan(0);
    for (const { where } of findings) expect(events[0]?.message).not.toContain(where);
  });

  it("credential makes a known password worthless, and says who took it and who may", async () => {
    const file = join(folder, "incident.json");
    const variables = { DB_CA: join(folder, "ca.pem") };
    const args = ["incident", "credential", "--environment", "dev", "--report-file", file, "--json"];
    const refused = await run(args, { ...variables, SALLYPORT_ACCOUNTS: JSON.stringify({ dev: "000000000001" }) });
    expect({ code: refused.code, isThere: existsSync(file) }).toEqual({ code: 1, isThere: false });
    const { code, stdout, stderr } = await run(args, variables);
    const { checks, reads, readers } = JSON.parse(stdout);
    expect({ code, stderr, failed: checks.filter(({ ok }: { ok: boolean }) => !ok) }).toEqual({
      code: 0,
      stderr: "",
      failed: [],
    });
    const names = checks.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => name === "rotated")).toHaveLength(2);
    expect(names).toContain("login over verified TLS");
    expect(names).toContain("login from before refused");
    expect(reads.value.map(({ principal }: { principal: string }) => principal.split("/").at(-1)).sort()).toEqual([
      "loader",
      "stranger",
    ]);
    expect(readers.value).toContainEqual(expect.objectContaining({ name: "operations-rotate" }));
    const { host, port } = clickHouse;
    const connection = connectClickHouse(clickHouse.ca)({ host, port, username: "app", password: first });
    await expect(connection.rows("SELECT 1 AS one")).rejects.toMatchObject({ code: "516" });
    await connection.end();
    remember(readFileSync(file, "utf8"));
    expect(shown).not.toContain(first);
    expect((await run(["incident", "credential"])).code).toBe(64);
    expect((await run([...args.slice(0, 4), "--report-file", "incident.pdf"])).code).toBe(64);
  }, 120_000);
});
