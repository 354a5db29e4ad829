import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readDecisions } from "../../decisions/readDecisions.js";
import { fixtureRegion, startTaskFixture, type TaskFixture } from "../testing/startTaskFixture.js";

describe("task isolation", () => {
  let fixture: TaskFixture;
  beforeAll(async () => {
    process.env.SALLYPORT_TASK_CREDENTIAL_SECONDS = "3";
    fixture = await startTaskFixture();
  }, 60_000);
  afterAll(async () => {
    delete process.env.SALLYPORT_TASK_CREDENTIAL_SECONDS;
    await fixture.stop();
  }, 60_000);

  const idOf = (arn: string): string => arn.split("/").at(-1) ?? "";
  const finish = async (...definition: Parameters<TaskFixture["define"]>) => {
    const arn = await fixture.run(await fixture.define(...definition));
    const task = await fixture.untilStopped(arn);
    return { arn, task, code: task.containers?.[0]?.exitCode, lines: await fixture.logLines(arn) };
  };

  it("gives a task its definition's environment, a private folder and no key", async () => {
    const { arn, code, lines } = await finish(["environment", "--import", "/tmp/x"], {
      environment: [{ name: "LEVEL", value: "3" }],
      memory: 400,
    });
    const said = JSON.parse(lines[0] ?? "{}");
    const scratch = join(fixture.sandbox.home, "tasks", idOf(arn), "scratch");
    expect({ code, ...said }).toEqual({
      code: 3,
      mode: "700",
      arguments: ["--import", "/tmp/x"],
      node: ["--max-old-space-size=300"],
      environment: {
        PATH: expect.any(String),
        LEVEL: "3",
        HOME: scratch,
        TMPDIR: scratch,
        TMP: scratch,
        TEMP: scratch,
        AWS_REGION: fixtureRegion,
        AWS_DEFAULT_REGION: fixtureRegion,
        AWS_ENDPOINT_URL: fixture.sandbox.endpoint,
        AWS_EC2_METADATA_DISABLED: "true",
        NODE_EXTRA_CA_CERTS: fixture.sandbox.caFile,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v2\/credentials\//),
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(fixture.sandbox.home, "tasks", idOf(arn), "token"),
      },
    });
    expect(existsSync(scratch)).toBe(false);
  });

  it("serves a task fresh credentials before they expire, and refuses any other token", async () => {
    const { code, lines } = await finish(["credentials"]);
    const said = JSON.parse(lines[0] ?? "{}");
    expect({ code, ...said }).toMatchObject({ code: 0, wrong: 403, missing: 403 });
    expect(said.role).toMatch(/role\/worker-task$/);
    expect(Date.parse(said.last)).toBeGreaterThanOrEqual(Date.parse(said.first));
  }, 30_000);

  it("has the task's calls judged as its role's, and the delivery of its logs as the execution role's", async () => {
    const { arn, code } = await finish(["queues"]);
    const principals = new Map<string, string>();
    for await (const { principal, action, decision } of readDecisions(fixture.sandbox.home))
      if (principal.endsWith(idOf(arn))) principals.set(action, `${principal.split("/")[1]} ${decision}`);
    expect({ code, ...Object.fromEntries(principals) }).toEqual({
      code: 0,
      "sqs:ListQueues": "worker-task allow",
      "s3:ListAllMyBuckets": "worker-task deny",
      "logs:CreateLogStream": "worker-execution allow",
      "logs:PutLogEvents": "worker-execution allow",
    });
  });

  it("delivers every line in order, and keeps them in a file that only its owner can read", async () => {
    const count = 3_000;
    const { arn, lines } = await finish(["lines", String(count)]);
    const file = join(fixture.sandbox.home, "logs", "tasks", `${idOf(arn)}.log`);
    const expected = Array.from({ length: count }, (_, number) => JSON.stringify({ number }));
    expect(lines).toEqual(expected);
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toEqual(expected);
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  });

  it("does not start a task whose log stream the execution role may not create, as ECS", async () => {
    const options = { "awslogs-group": "/somebody/else", "awslogs-region": fixtureRegion };
    const { task } = await finish(["serve"], { logConfiguration: { logDriver: "awslogs", options } });
    expect({ reason: task.stoppedReason, started: task.startedAt }).toEqual({
      reason: expect.stringContaining("ResourceInitializationError"),
      started: undefined,
    });
  });
});
