import type { Scene } from "./Scene.js";

/** Service and resource part of ARNs, where tests rely on them. */
const arns: Readonly<Record<string, (name: string) => string>> = {
  "aws:s3/bucket:Bucket": (name) => `s3:::${name}`,
  "aws:sqs/queue:Queue": (name) => `sqs:REGION:ACCOUNT:${name}`,
  "aws:sns/topic:Topic": (name) => `sns:REGION:ACCOUNT:${name}`,
  "aws:dynamodb/table:Table": (name) => `dynamodb:REGION:ACCOUNT:table/${name}`,
  "aws:kms/key:Key": (name) => `kms:REGION:ACCOUNT:key/${name}`,
  "aws:iam/role:Role": (name) => `iam::ACCOUNT:role/${name}`,
  "aws:iam/policy:Policy": (name) => `iam::ACCOUNT:policy/${name}`,
  "aws:cloudwatch/logGroup:LogGroup": (name) => `logs:REGION:ACCOUNT:log-group:${name}`,
  "aws:ecs/cluster:Cluster": (name) => `ecs:REGION:ACCOUNT:cluster/${name}`,
};

/** Outputs that components read and that are no inputs, by type. */
const computed: Readonly<Record<string, object>> = {
  "aws:rds/instance:Instance": {
    address: "orders.c0ffee.eu-west-1.rds.amazonaws.com",
    resourceId: "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    masterUserSecrets: [{ secretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!db-0f3c-AbCdEf" }],
  },
};

/** Id and outputs of a created resource: its inputs, and an ARN and the like made from its name. */
export function mockOutputs(type: string, name: string, inputs: Record<string, unknown>, scene: Scene) {
  const region = typeof inputs.region === "string" ? inputs.region : scene.region;
  const physical = String(inputs.bucket ?? inputs.name ?? name);
  const suffix = arns[type]?.(physical) ?? `mock:REGION:ACCOUNT:${type}/${physical}`;
  const arn = `arn:${scene.partition}:${suffix}`.replace("REGION", region).replace("ACCOUNT", scene.accountId);
  const id =
    type === "aws:sqs/queue:Queue" ? `https://sqs.${region}.amazonaws.com/${scene.accountId}/${physical}` : physical;
  return {
    id,
    state: {
      name: physical,
      arn,
      url: id,
      keyId: physical,
      ...(type === "aws:apigateway/stage:Stage"
        ? { invokeUrl: `https://${physical}.execute-api.${region}.amazonaws.com` }
        : {}),
      ...(type === "aws:s3/bucket:Bucket" ? { bucket: physical } : {}),
      ...computed[type],
      ...inputs,
    },
  };
}
