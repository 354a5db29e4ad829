import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { testClientSettings } from "@sallyport/worker-kit/testing";
import type { PlantedFault } from "./PlantedFault.js";
import { policyOf } from "./policyOf.js";
import { trusting } from "./trusting.js";

type Settings = ReturnType<typeof testClientSettings>;

const account = "000000000000";

/** In IAM, and what of it reaches secrets. */
export function faultsOfIdentities(settings: Settings): readonly PlantedFault[] {
  const iam = new IAMClient(settings);
  const role = async (RoleName: string, trust: string, ...statements: readonly object[]) => {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
    if (statements.length === 0) return;
    const PolicyDocument = policyOf(...statements);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "rights", PolicyDocument }));
  };
  const tasks = trusting({ Service: "ecs-tasks.amazonaws.com" });
  const found = (name: string, message: RegExp) => ({
    check: "least-privilege",
    where: new RegExp(`^role ${name},`),
    message,
  });
  return [
    {
      name: "a role with every right",
      plant: () => role("mighty", tasks, { Effect: "Allow", Action: "*", Resource: "*" }),
      found: found("mighty", /every action/),
    },
    {
      name: "a role with a whole service",
      plant: () => role("keeper", tasks, { Effect: "Allow", Action: ["s3:*"], Resource: ["arn:aws:s3:::orders/*"] }),
      found: found("keeper", /whole services: s3:\*/),
    },
    {
      name: "a role with all objects",
      plant: () => role("reader", tasks, { Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" }),
      found: found("reader", /all resources: s3:GetObject/),
    },
    {
      name: "a role for everybody",
      plant: () => role("open", trusting({ AWS: "*" })),
      found: found("open", /Everybody/),
    },
    {
      name: "a role for another account",
      plant: () => role("foreign", trusting({ AWS: "arn:aws:iam::444455556666:root" })),
      found: found("foreign", /Another account/),
    },
    {
      name: "a user with keys",
      plant: async () => {
        await iam.send(new CreateUserCommand({ UserName: "ingest" }));
        await iam.send(new CreateAccessKeyCommand({ UserName: "ingest" }));
      },
      found: { check: "long-lived-keys", where: /^user ingest$/, message: /access key/ },
    },
    {
      name: "a role of dev that reads secrets of prod",
      plant: () =>
        role("dev-ingestion", trusting({ AWS: `arn:aws:iam::${account}:root` }), {
          ...{ Effect: "Allow", Action: ["secretsmanager:GetSecretValue"] },
          Resource: [`arn:aws:secretsmanager:eu-west-1:${account}:secret:avesa/*`],
        }),
      found: {
        check: "environment-isolation",
        where: /dev-ingestion/,
        message: /reads the secret avesa\/clickhouse\/prod/,
      },
    },
  ];
}
