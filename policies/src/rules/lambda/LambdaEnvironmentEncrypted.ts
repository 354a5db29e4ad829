import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { functionType } from "./lambdaTypes.js";

const environment = { variables: { TABLE: "orders" } };

/** Every environment of a function is encrypted with a customer-managed key. */
export const LambdaEnvironmentEncrypted: ResourceRule = {
  id: "lambda-cmk",
  title: "Functions encrypt their environment with a customer-managed key",
  severity: "low",
  why: "With the key of AWS everybody who may describe the function reads its environment; with one of ours its policy decides",
  fix: "set kmsKeyArn to the workload's key",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: [functionType],
  evaluate: ({ name, props }) =>
    !isSet(props, "environment") || isSet(props, "kmsKeyArn")
      ? compliant
      : violation("NoKey", `the environment of function ${name} has no customer-managed key`),
  examples: {
    good: [
      {
        type: functionType,
        name: "load",
        props: { environment, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/k" },
      },
    ],
    bad: [{ type: functionType, name: "load", props: { environment } }],
  },
};
