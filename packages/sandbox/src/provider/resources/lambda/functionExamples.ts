import type { Example } from "../../ResourceDefinition.js";
import { signatures } from "../../values/signatures.js";

/** Code as the engine passes a program's AssetArchive. */
const exampleCode = (text: string) => ({
  [signatures.key]: signatures.archive,
  hash: text,
  assets: { "index.mjs": { [signatures.key]: signatures.asset, hash: text, text } },
});

const answer = exampleCode("export const handler = async () => 'answer';");
const other = exampleCode("export const handler = async () => 'other';");

/** A role that Lambda may assume for one function. */
export const exampleFunctionRole = (name: string) => ({
  type: "aws:iam/role:Role",
  inputs: () => ({
    name,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  }),
});

/** A function for the examples of what needs one. */
export const exampleFunction = (name: string, role = "role") => ({
  type: "aws:lambda/function:Function",
  inputs: (made: (need: string, output: string) => unknown) => ({
    name,
    role: String(made(role, "arn")),
    runtime: "nodejs24.x",
    handler: "index.handler",
    code: answer,
  }),
});

/** One with every input, and one from an image. */
export const functionExamples: readonly Example[] = [
  {
    needs: {
      role: exampleFunctionRole("conformance-function"),
      key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-function-key" }) },
      dead: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-function-dead" }) },
      logs: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: () => ({ name: "/conformance/function" }) },
    },
    base: (made) => ({
      name: "conformance-function",
      role: made("role", "arn"),
      runtime: "nodejs24.x",
      handler: "index.handler",
      code: answer,
      architectures: ["arm64"],
      description: "answers",
      memorySize: 256,
      timeout: 10,
      ephemeralStorage: { size: 1024 },
      environment: { variables: { MODE: "strict" } },
      kmsKeyArn: made("key", "arn"),
      deadLetterConfig: { targetArn: made("dead", "arn") },
      loggingConfig: { logFormat: "JSON", logGroup: made("logs", "name"), applicationLogLevel: "INFO" },
      reservedConcurrentExecutions: 5,
      codeSigningConfigArn: "arn:aws:lambda:eu-west-1:000000000000:code-signing-config:csc-0a1b2c3d4e5f60718",
      tags: { team: "data" },
    }),
    updated: (made) => ({
      name: "conformance-function",
      role: made("role", "arn"),
      runtime: "nodejs22.x",
      handler: "index.handler",
      code: other,
      architectures: ["arm64"],
      memorySize: 512,
      timeout: 20,
      tracingConfig: { mode: "Active" },
      vpcConfig: { subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] },
      tags: { stage: "test" },
    }),
    replacing: (made) => ({
      name: "conformance-function-renamed",
      role: made("role", "arn"),
      runtime: "nodejs24.x",
      handler: "index.handler",
      code: answer,
    }),
  },
  {
    needs: { role: exampleFunctionRole("conformance-image") },
    base: (made) => ({
      name: "conformance-image",
      role: made("role", "arn"),
      packageType: "Image",
      imageUri: "000000000000.dkr.ecr.eu-west-1.amazonaws.com/conformance:one",
    }),
    updated: (made) => ({
      name: "conformance-image",
      role: made("role", "arn"),
      packageType: "Image",
      imageUri: "000000000000.dkr.ecr.eu-west-1.amazonaws.com/conformance:two",
    }),
    replacing: (made) => ({
      name: "conformance-image",
      role: made("role", "arn"),
      runtime: "nodejs24.x",
      handler: "index.handler",
      code: answer,
    }),
  },
];
