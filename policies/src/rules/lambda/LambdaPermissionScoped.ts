import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { permissionType } from "./lambdaTypes.js";

const layerType = "aws:lambda/layerVersionPermission:LayerVersionPermission";
const busType = "aws:cloudwatch/eventPermission:EventPermission";
const events = { principal: "events.amazonaws.com", action: "lambda:InvokeFunction" };

/** Every permission to call a function, use a layer or put events names who may, and for services on behalf of which resource of which account. */
export const LambdaPermissionScoped: ResourceRule = {
  id: "lambda-permission-scoped",
  title: "Functions are called on behalf of named resources only",
  severity: "critical",
  why: "Without sourceArn and sourceAccount anybody's rule, bucket or topic calls the function through the service (the confused deputy); with * anybody does",
  fix: "name the principal; for a service set sourceArn, and sourceAccount where the ARN has none (buckets)",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1",
  controls: ["IAM-12", "IAM-13"],
  scope: "resource",
  types: [permissionType, layerType, busType],
  evaluate: ({ name, props }) => {
    const principal = String(props.principal);
    if (principal === "*") {
      const bounded = ["principalOrgId", "organizationId", "condition"].some((property) => isSet(props, property));
      return bounded ? compliant : violation("Principal::*", `${name} lets anybody in`);
    }
    if (!/\.(amazonaws|amazon)\.com(\.cn)?$/.test(principal)) return compliant;
    // Alexa names its skill by a token instead.
    if (isSet(props, "eventSourceToken")) return compliant;
    if (!isSet(props, "sourceArn"))
      return violation("Source", `${name} lets ${principal} call on behalf of any resource`);
    if (isSet(props, "sourceAccount") || /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(String(props.sourceArn)))
      return compliant;
    return violation("Account", `${name} lets ${principal} call on behalf of any account`);
  },
  examples: {
    good: [
      {
        type: permissionType,
        name: "nightly",
        props: {
          ...events,
          sourceArn: "arn:aws:events:eu-west-1:111122223333:rule/nightly",
          sourceAccount: "111122223333",
        },
      },
    ],
    bad: [{ type: permissionType, name: "nightly", props: events }],
    others: {
      "a bucket of any account": [
        {
          type: permissionType,
          name: "uploads",
          props: { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads" },
        },
      ],
      "an account, but any resource of it": [
        { type: permissionType, name: "nightly", props: { ...events, sourceAccount: "111122223333" } },
      ],
      anybody: [{ type: permissionType, name: "open", props: { principal: "*" } }],
      "a bus for anybody": [{ type: busType, name: "bus", props: { principal: "*" } }],
      "a layer for anybody": [{ type: layerType, name: "layer", props: { principal: "*" } }],
    },
  },
};
