import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import {
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Decision, readDecisions } from "@sallyport/sandbox";
import { type Deployment, type PulumiProject, startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { componentNames } from "../conformance/entries.js";
import { programProject } from "./testing/programProject.js";
import { webIdentityToken } from "./testing/webIdentityToken.js";

const minutes = 60_000;
const region = "eu-west-1";
const regions = ["eu-central-1", region];
const quiet = ["--yes", "--skip-preview", "--suppress-progress", "--suppress-outputs"];
const subject = "repo:acme/every-component:ref:refs/heads/main";
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
/** Settings that every account and region has: destroyed, they are as AWS starts with, which the provider's conformance suite shows. */
const alwaysThere = new Set(["aws:apigateway/account:Account", "aws:ebs/encryptionByDefault:EncryptionByDefault"]);

let sandbox: TestSandbox;
let administrators: PulumiProject;
let ci: PulumiProject;
/** Under which CI works: the deploy key until it has signed in. */
let credentials: Readonly<Record<string, string>> = {};
let platform: { readonly boundaryArn: string; readonly deployerArn: string };

beforeAll(async () => {
  sandbox = await startTestSandbox({ pulumi: true });
  administrators = await programProject("deployer.program", () => sandbox.environment);
  ci = await programProject("everyComponent.program", () => ({ ...sandbox.environment, ...credentials }));
  await administrators.pulumi("config", "set", "resourceTypes", JSON.stringify(await typesOf(ci)));
  await administrators.pulumi("up", "--yes", "--skip-preview");
  platform = JSON.parse(await administrators.pulumi("stack", "output", "--json")) as typeof platform;
  await ci.pulumi("config", "set", "permissionsBoundaryArn", platform.boundaryArn);
}, 10 * minutes);

afterAll(async () => {
  await sandbox?.stop();
  await administrators?.remove();
  await ci?.remove();
}, minutes);

describe("the role of a deployer, made from the resource types of a preview", () => {
  it.each([
    ["another branch", { sub: "repo:acme/every-component:ref:refs/heads/feature" }],
    ["another repository", { sub: "repo:acme/other:ref:refs/heads/main" }],
    ["a pull request", { sub: "repo:acme/every-component:pull_request" }],
    ["a subject that only begins alike", { sub: `${subject}-2` }],
    ["another audience", { aud: "https://github.com/acme" }],
    ["another issuer", { iss: "https://ci.example.com" }],
  ])("is not given for the token of %s", async (_what, claims) => {
    await expect(signIn(claims)).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
  });

  it("is not given for a token that nobody signed", async () => {
    await expect(signIn({}, "another secret")).rejects.toThrow("not signed");
  });

  describe("deploys the library", () => {
    let deployed: Deployment;

    it(
      "with every component, the regional ones in both regions",
      async () => {
        credentials = await signIn({});
        await ci.pulumi("up", ...quiet);
        deployed = await ci.exported();
        const resources = deployed.deployment.resources ?? [];
        const types = new Set(resources.map(({ type }) => type));
        expect(componentNames.filter((name) => !types.has(`sallyport:index:${name}`))).toEqual([]);
        const places = resources.flatMap(({ inputs }) => (inputs?.region ? [inputs.region] : []));
        expect([...new Set(places)].sort()).toEqual(regions);
      },
      10 * minutes,
    );

    it("without a secret value in its state in clear", () => {
      expect(JSON.stringify(deployed)).toContain("every/login/");
      expect(JSON.stringify(deployed)).not.toMatch(/every-(password|token)/);
    });

    it(
      "with nothing to change when it is deployed again, after a refresh too",
      async () => {
        await ci.pulumi("refresh", ...quiet);
        await ci.pulumi("up", ...quiet, "--expect-no-changes");
      },
      5 * minutes,
    );

    it(
      "and leaves nothing when it is destroyed: what it had made is looked for, one by one, and not found",
      async () => {
        await ci.pulumi("destroy", ...quiet);
        expect(await ci.resources()).toEqual([]);
        await ci.imported(deployed);
        // Looked for with all rights: what may not be looked at would not be missed.
        const signedIn = credentials;
        credentials = {};
        await ci.pulumi("refresh", ...quiet);
        credentials = signedIn;
        const made = ({ type }: { readonly type: string }) => type.startsWith("aws:") && !alwaysThere.has(type);
        const found = (await ci.resources()).filter(made);
        expect(found.map(({ urn }) => urn)).toEqual([]);
      },
      10 * minutes,
    );

    it("and is never denied a call", async () => {
      const own = await decisions();
      expect(own.length).toBeGreaterThan(500);
      expect(own.filter(({ decision }) => decision === "deny")).toEqual([]);
    });
  });

  it.each([
    ["a queue of another stack", () => sqs().send(new CreateQueueCommand({ QueueName: "payroll" }))],
    ["a queue in another region", () => sqs("us-east-1").send(new CreateQueueCommand({ QueueName: "every-queue" }))],
    ["a role without boundary", () => iam().send(makeRole("every-free"))],
    [
      "a role under another boundary",
      () => iam().send(makeRole("every-free", "arn:aws:iam::aws:policy/ReadOnlyAccess")),
    ],
    ["a role of another stack", () => iam().send(makeRole("payroll-task", platform.boundaryArn))],
    [
      "rights of its own",
      () =>
        iam().send(new PutRolePolicyCommand({ RoleName: "every-deployer", PolicyName: "more", PolicyDocument: trust })),
    ],
  ] satisfies [string, () => Promise<unknown>][])("may not make %s", async (_what, call) => {
    await expect(call()).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
  });

  it("may make a role under the boundary, which it can then not take off", async () => {
    await iam().send(makeRole("every-bounded", platform.boundaryArn));
    const bare = iam().send(new DeleteRolePermissionsBoundaryCommand({ RoleName: "every-bounded" }));
    await expect(bare).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
  });
});

/** Resource types that a program would make. */
async function typesOf({ pulumi }: PulumiProject): Promise<string[]> {
  const { steps } = JSON.parse(await pulumi("preview", "--json")) as {
    readonly steps: readonly { readonly newState?: { readonly type: string } }[];
  };
  return [...new Set(steps.flatMap(({ newState }) => (newState === undefined ? [] : [newState.type])))];
}

/** Takes the role with a token that claims these things; in the sandbox, its own secret stands for the issuer's key. */
async function signIn(claims: object, secret = sandbox.environment.AWS_SECRET_ACCESS_KEY ?? "") {
  const token = webIdentityToken({ sub: subject, ...claims }, secret);
  const { Credentials: session } = await new STSClient({ ...connection(), region }).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: platform.deployerArn,
      RoleSessionName: "ci",
      WebIdentityToken: token,
    }),
  );
  return {
    AWS_ACCESS_KEY_ID: session?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: session?.SecretAccessKey ?? "",
    AWS_SESSION_TOKEN: session?.SessionToken ?? "",
  };
}

function connection() {
  return {
    endpoint: sandbox.endpoint,
    requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    credentials: {
      accessKeyId: credentials.AWS_ACCESS_KEY_ID ?? "none",
      secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY ?? "none",
      sessionToken: credentials.AWS_SESSION_TOKEN ?? "none",
    },
  };
}

const sqs = (place = region) => new SQSClient({ ...connection(), region: place });
const iam = () => new IAMClient({ ...connection(), region });

function makeRole(RoleName: string, PermissionsBoundary?: string): CreateRoleCommand {
  const bounded = PermissionsBoundary === undefined ? {} : { PermissionsBoundary };
  return new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, ...bounded });
}

/** What was decided for the deployer, up to now. */
async function decisions(): Promise<Decision[]> {
  const own: Decision[] = [];
  for await (const decision of readDecisions(sandbox.home)) {
    if (decision.principal.endsWith(":assumed-role/every-deployer/ci")) own.push(decision);
  }
  return own;
}
