import { join } from "node:path";
import { AttachRolePolicyCommand, CreatePolicyCommand, type IAMClient } from "@aws-sdk/client-iam";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  clientsOf,
  type RoleStatement,
  roleSession,
  startTestSandbox,
  type TestSandbox,
} from "@sallyport/sandbox/testing";
import type { GrantLedger, LedgerRole } from "../../evidence/ledger/GrantLedger.js";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { importRoles } from "./testing/importRoles.js";

const region = "eu-west-1";
const read: RoleStatement = { Sid: "ReadInput", Action: "s3:GetObject", Resource: "arn:aws:s3:::ledger/in/*" };
const write: RoleStatement = { Sid: "WriteOutput", Action: "s3:PutObject", Resource: "arn:aws:s3:::ledger/out/*" };
const send: RoleStatement = {
  ...{ Sid: "Tell", Action: "sqs:SendMessage", Resource: `arn:aws:sqs:${region}:000000000000:told` },
};
const pull: RoleStatement = {
  ...{ Sid: "Pull", Action: "ecr:BatchGetImage", Resource: `arn:aws:ecr:${region}:000000000000:repository/loader` },
};
const broad: RoleStatement = { ...read, Action: "s3:*", Resource: "arn:aws:s3:::*" };
/** Its own policy lets another role send. */
const openQueue = `arn:aws:sqs:${region}:000000000000:open`;
const receive: RoleStatement = { Sid: "Hear", Action: "sqs:ReceiveMessage", Resource: openQueue };
const bound: RoleStatement = {
  ...{ ...broad, Resource: ["arn:aws:s3:::*", "arn:aws:s3:::ledger/*"] },
  Condition: { StringEquals: { "aws:RequestedRegion": region } },
};

describe("`sallyport evidence`", () => {
  const temporaryFolder = temporaryFolders();
  let sandbox: TestSandbox;
  let ledger: GrantLedger;

  const evidence = async (...args: readonly string[]) =>
    await runBin(["evidence", ...args], { ...sandbox.environment, SALLYPORT_HOME: sandbox.home });
  const roleOf = (name: string) => ledger.roles.find(({ role }) => role === name) as LedgerRole;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ pulumi: true });
    const root = await clientsOf(sandbox);
    await root.s3(region).send(new CreateBucketCommand({ Bucket: "ledger" }));
    await root.s3(region).send(new PutObjectCommand({ Bucket: "ledger", Key: "in/day/a", Body: "a" }));
    const tidy = await clientsOf(sandbox, await roleSession(sandbox, "tidy", [read]));
    const loose = await clientsOf(sandbox, await roleSession(sandbox, "loose", [broad, write, send, pull]));
    const get = new GetObjectCommand({ Bucket: "ledger", Key: "in/day/a" });
    await tidy.s3(region).send(get);
    await tidy.s3(region).send(get);
    await loose.s3(region).send(get);
    await (await clientsOf(sandbox, await roleSession(sandbox, "bound", [bound]))).s3(region).send(get);
    await roleSession(sandbox, "guest", [receive]);
    const letIn = {
      ...{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::000000000000:role/guest" } },
      ...{ Action: "sqs:SendMessage", Resource: openQueue },
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [letIn] });
    await root.sqs(region).send(new CreateQueueCommand({ QueueName: "open", Attributes: { Policy } }));
    await attachManaged(root.iam(region), "bound", write);
    await expect(
      tidy.s3(region).send(new GetObjectCommand({ Bucket: "ledger", Key: "other/a" })),
    ).rejects.toMatchObject({ name: "AccessDenied" });
  }, 120_000);

  afterAll(async () => {
    await sandbox?.stop();
  }, 60_000);

  it("ends with 2 where no sandbox runs, and where nothing is deployed in the one that does", async () => {
    const none = await runBin(["evidence"], { SALLYPORT_HOME: temporaryFolder() });
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("no sandbox runs");
    const empty = await evidence("--json");
    expect(empty).toMatchObject({ code: 2, stdout: "" });
    expect(empty.stderr).toContain("not deployed in the sandbox");
  });

  it("ends with 1 and says what was used, what was refused and what nothing explains", async () => {
    const stack = join(findRepositoryRoot(process.cwd()), "stacks", "etl");
    await importRoles(sandbox, stack, {
      tidy: [read],
      loose: [read, write, send, pull],
      bound: [bound],
      guest: [receive],
    });
    const { code, stdout } = await evidence("--stack", "etl", "--json");
    ledger = JSON.parse(stdout) as GrantLedger;
    expect(code).toBe(1);
    expect(ledger.summary).toMatchObject({
      roles: 4,
      statements: 8,
      used: 3,
      explained: 1,
      unexplained: 4,
      refused: 1,
    });
    expect(roleOf("tidy")).toMatchObject({
      stack: "etl",
      trustedBy: ["AWS arn:aws:iam::000000000000:root"],
      statements: [
        {
          ...{ policy: "work", statement: "ReadInput", calls: 2, reason: null },
          uses: [{ action: "s3:GetObject", calls: 2, resources: 1, examples: ["arn:aws:s3:::ledger/in/day/a"] }],
          wildcards: [{ verdict: "narrower", enough: ["arn:aws:s3:::ledger/in/day/*"] }],
          removal: { verdict: "noticed", lost: 2 },
        },
      ],
      refusals: [{ action: "s3:GetObject", resource: "arn:aws:s3:::ledger/other/a", calls: 1 }],
      drift: { notIntended: [], notGranted: [], notUsed: [] },
    });
    expect(roleOf("loose").statements.map(({ statement, reason }) => [statement, reason])).toEqual([
      ["ReadInput", null],
      ["WriteOutput", null],
      ["Tell", null],
      ["Pull", expect.stringContaining("no image is pulled")],
    ]);
  });

  it("tells what is granted beyond the state of the stack", () => {
    expect(roleOf("loose").drift).toMatchObject({ notIntended: ["work ReadInput"], notGranted: ["work ReadInput"] });
  });

  it("reads managed policies, under the name that the log gives them", () => {
    const managed = "arn:aws:iam::000000000000:policy/bound-more";
    expect(roleOf("bound").statements.map(({ policy, calls }) => [policy, calls])).toEqual([
      ["work", 1],
      [managed, 0],
    ]);
    expect(roleOf("bound").drift.notIntended).toEqual([`${managed} WriteOutput`]);
  });

  it("finds by a call that a condition lets it through, and does not judge what it has no call for", () => {
    const { allowed, notJudged } = roleOf("bound").probes;
    const found = allowed.find(({ action }) => action === "s3:PutBucketPolicy");
    expect(found).toMatchObject({ by: "call", resource: expect.stringContaining("arn:aws:s3:::") });
    const unsent = notJudged.find(({ action }) => action === "s3:BypassGovernanceRetention");
    expect(unsent?.why).toContain("only a condition refuses it");
  });

  it("finds by a call what a resource's own policy allows, of which the role's policies say nothing", () => {
    const { allowed } = roleOf("guest").probes;
    expect(allowed).toContainEqual(
      expect.objectContaining({ action: "sqs:SendMessage", resource: openQueue, by: "call" }),
    );
  });

  it("leaves no trace of probes in what a role was refused", async () => {
    const { stdout } = await evidence("--role", "tidy", "--json");
    const [again] = (JSON.parse(stdout) as GrantLedger).roles;
    expect(again?.refusals).toEqual(roleOf("tidy").refusals);
    expect(again?.probes).toMatchObject({ planned: roleOf("tidy").probes.planned });
  });

  it("proves by the sandbox's IAM that neighbouring calls are refused, and finds the role to which they are not", () => {
    const { probes } = roleOf("tidy");
    expect(probes.planned).toBeGreaterThanOrEqual(20);
    expect(probes.refused + probes.notJudged.length).toBe(probes.planned);
    expect(probes.refused).toBeGreaterThanOrEqual(20);
    expect(probes.refusedWhenSent.length).toBeGreaterThanOrEqual(10);
    expect(probes.refusedWhenSent.length + probes.refusedBySimulation.length).toBe(probes.refused);
    expect(probes.notJudged.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["pass-role", "no-tls"]));
    const allowed = roleOf("loose").probes.allowed.map(({ action }) => action);
    expect(allowed).toEqual(expect.arrayContaining(["s3:DeleteObject", "s3:PutBucketPolicy"]));
    expect(allowed.filter((action) => !action.startsWith("s3:"))).toEqual([]);
  });

  it("says the same in words, and of one role where one is asked for", async () => {
    const { code, stdout } = await evidence("--role", "loose");
    expect(code).toBe(1);
    expect(stdout).toContain("work WriteOutput: s3:PutObject");
    expect(stdout).toMatch(/s3:DeleteObject on arn:aws:s3:::ledger\/.* \(by simulation\)/);
    expect(stdout).toMatch(
      /\d+ probes: .* % judged, .* % by \d+ calls that were sent; at least \d+ judged of each role/,
    );
    expect(stdout).not.toContain("tidy");
    expect(await evidence("--role", "nobody")).toMatchObject({ code: 64 });
  });
});

async function attachManaged(iam: IAMClient, role: string, statement: RoleStatement): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
  const { Policy: made } = await iam.send(new CreatePolicyCommand({ PolicyName: `${role}-more`, PolicyDocument }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: made?.Arn }));
}
