import { describe, expect, it } from "@jest/globals";
import type * as pulumi from "@pulumi/pulumi";
import { record } from "../conformance/record.js";
import { CrossAccountRole, type CrossAccountRoleArgs } from "./CrossAccountRole.js";
import { DeployerRole } from "./DeployerRole.js";
import type { DeployerRoleArgs } from "./DeployerRoleArgs.js";
import { OidcProvider } from "./OidcProvider.js";
import { SessionRole } from "./SessionRole.js";
import { subjectsOf } from "./subjectsOf.js";

const place = { account: { accountId: "111122223333" }, region: "eu-west-1" };
const workloadBoundaryArn = "arn:aws:iam::111122223333:policy/platform-boundary";
const deployer: DeployerRoleArgs = {
  ...place,
  providerArn: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
  gitHubRuns: [{ repository: "acme/orders", environment: "prod" }],
  resourceTypes: ["aws:sqs/queue:Queue", "aws:iam/role:Role", "aws:ecs/taskDefinition:TaskDefinition"],
  namePrefixes: ["orders-"],
  regions: ["eu-west-1"],
  workloadBoundaryArn,
};

interface StatementJson {
  readonly Sid: string;
  readonly Condition?: { readonly StringEquals?: Readonly<Record<string, unknown>> };
}

async function made(program: () => pulumi.Resource) {
  const { resources } = await record(program);
  const inputsOf = (type: string) => resources.filter((one) => one.type === type).map(({ inputs }) => inputs);
  const statementsIn = (text: unknown) => (JSON.parse(String(text)) as { Statement: StatementJson[] }).Statement;
  const [role] = inputsOf("aws:iam/role:Role");
  return {
    role,
    trust: role === undefined ? [] : statementsIn(role.assumeRolePolicy),
    policies: inputsOf("aws:iam/policy:Policy"),
    managed: inputsOf("aws:iam/policy:Policy").flatMap(({ policy }) => statementsIn(policy)),
    attachments: inputsOf("aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
    inline: inputsOf("aws:iam/rolePolicy:RolePolicy").flatMap(({ policy }) => statementsIn(policy)),
    providers: inputsOf("aws:iam/openIdConnectProvider:OpenIdConnectProvider"),
  };
}

describe("the role of a deployer", () => {
  it("is taken with a token of the named run alone, for an hour at most", async () => {
    const { role, trust } = await made(() => new DeployerRole("orders-deployer", deployer));
    expect(role?.maxSessionDuration).toBe(3600);
    expect(trust.map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": ["repo:acme/orders:environment:prod"],
        },
      },
    ]);
  });

  it("makes roles under the platform's boundary only, gives them to the services of its types, and keeps itself as it is", async () => {
    const { managed } = await made(() => new DeployerRole("orders-deployer", deployer));
    const conditions = new Map(managed.map(({ Sid, Condition }) => [Sid, Condition?.StringEquals]));
    expect(conditions.get("RoleRights")).toEqual({ "iam:PermissionsBoundary": workloadBoundaryArn });
    expect(conditions.get("PassRoles")).toEqual({ "iam:PassedToService": "ecs-tasks.amazonaws.com" });
    expect([...conditions.keys()]).toEqual(
      expect.arrayContaining(["KeepBoundary", "KeepBoundaryPolicy", "KeepDeployer"]),
    );
  });

  it("has as many policies attached as it makes, named after it", async () => {
    const resourceTypes = ["aws:ec2/vpc:Vpc", "aws:s3/bucket:Bucket", "aws:lambda/function:Function"];
    const types = [
      ...resourceTypes,
      "aws:apigateway/restApi:RestApi",
      "aws:cloudtrail/trail:Trail",
      "aws:ec2/subnet:Subnet",
    ];
    const { policies, attachments } = await made(
      () => new DeployerRole("orders-deployer", { ...deployer, resourceTypes: types, roleName: "ci-orders" }),
    );
    expect(policies.length).toBeGreaterThan(1);
    expect(policies.map(({ name }) => name)).toEqual(policies.map((_, index) => `ci-orders-${index + 1}`));
    expect(attachments).toHaveLength(policies.length);
  });

  it.each([
    [
      "a repository by a pattern",
      { gitHubRuns: [{ repository: "acme/*", branch: "main" }] },
      "gitHubRuns[0].repository",
    ],
    ["a whole owner", { gitHubRuns: [{ repository: "acme", branch: "main" }] }, "gitHubRuns[0].repository"],
    ["any run of a repository", { gitHubRuns: [{ repository: "acme/orders" }] }, "gitHubRuns[0]"],
    ["a branch by a pattern", { gitHubRuns: [{ repository: "acme/orders", branch: "*" }] }, "gitHubRuns[0].branch"],
    [
      "an environment that says more than a name",
      { gitHubRuns: [{ repository: "acme/orders", environment: "prod:ref" }] },
      "gitHubRuns[0].environment",
    ],
    ["a subject by a pattern", { subjects: ["project_path:acme/*"] }, "subjects"],
    ["nobody", { gitHubRuns: [] }, "subjects"],
    ["a provider that is none", { providerArn: "arn:aws:iam::111122223333:role/x" }, "providerArn"],
    ["a type that nobody knows", { resourceTypes: ["aws:ec2/instance:Instance"] }, "resourceTypes"],
    ["a prefix that reaches neighbours", { namePrefixes: ["orders"] }, "namePrefixes"],
    ["no region", { regions: [] }, "regions"],
  ] satisfies [string, Partial<DeployerRoleArgs>, string][])("is refused for %s", (_what, changed, argument) => {
    expect(() => new DeployerRole("orders-deployer", { ...deployer, ...changed })).toThrow(
      `DeployerRole "orders-deployer": ${argument} `,
    );
  });
});

describe("the subjects of GitHub's tokens", () => {
  it("are those of an environment, or of a branch, and others as they are", () => {
    const gitHubRuns = [
      { repository: "acme/orders", environment: "prod" },
      { repository: "acme/orders", branch: "release/2" },
    ];
    expect(subjectsOf("any", { gitHubRuns, subjects: ["system:serviceaccount:ci:deploy"] })).toEqual([
      "repo:acme/orders:environment:prod",
      "repo:acme/orders:ref:refs/heads/release/2",
      "system:serviceaccount:ci:deploy",
    ]);
  });
});

describe("an issuer of tokens", () => {
  it("is GitHub Actions for STS unless said otherwise", async () => {
    const { providers } = await made(() => new OidcProvider("ci", place));
    expect(providers).toMatchObject([
      { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] },
    ]);
  });

  it.each(["http://ci.example.com", "ci.example.com", "https://ci.example.com?x=1"])(
    "is refused at %s",
    (issuerUrl) => {
      expect(() => new OidcProvider("ci", { ...place, issuerUrl })).toThrow('OidcProvider "ci": issuerUrl ');
    },
  );
});

describe("the role for another account", () => {
  const reader: CrossAccountRoleArgs = {
    ...place,
    trustedRoleArn: "arn:aws:iam::999999999999:role/reports",
    externalId: "orders-7f3a",
    fromEnvironment: "dev",
    toEnvironment: "dev",
    access: [],
  };

  it("trusts one role of it, under the external id, and says between which environments it leads", async () => {
    const { role, trust, inline } = await made(() => new CrossAccountRole("orders-reader", reader));
    expect(trust).toEqual([
      expect.objectContaining({
        Principal: { AWS: "arn:aws:iam::999999999999:role/reports" },
        Condition: { StringEquals: { "sts:ExternalId": "orders-7f3a" } },
      }),
    ]);
    expect(role?.tags).toMatchObject({ "sallyport:environments": "dev/dev" });
    expect(inline).toEqual([]);
  });

  it.each([
    ["a whole account", { trustedRoleArn: "arn:aws:iam::999999999999:root" }, "trustedRoleArn"],
    ["no condition", { externalId: undefined }, "externalId"],
    ["a way into another environment", { toEnvironment: "prod" }, "toEnvironment"],
    ["an environment that is no name", { fromEnvironment: "Dev!" }, "fromEnvironment"],
  ] satisfies [string, object, string][])("is refused for %s", (_what, changed, argument) => {
    expect(() => new CrossAccountRole("orders-reader", { ...reader, ...changed } as CrossAccountRoleArgs)).toThrow(
      `CrossAccountRole "orders-reader": ${argument} `,
    );
  });
});

describe("the role behind sessions that are handed on", () => {
  const session = { ...place, openedBy: "orders-task", access: [] };

  it("trusts the one role that opens them, and not even the account that it is of", async () => {
    const { role, trust } = await made(() => new SessionRole("orders-session", session));
    expect(trust).toEqual([
      {
        Sid: "OpenByNamedRole",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:role/orders-task" },
        Action: "sts:AssumeRole",
      },
    ]);
    expect(role?.maxSessionDuration).toBe(3600);
  });

  it("is refused under a name that the boundary does not know", () => {
    expect(() => new SessionRole("orders", session)).toThrow('SessionRole "orders": roleName ');
  });
});
