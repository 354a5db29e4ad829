import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** X-Ray has no resource to name: both are listed in `unscopedActions`. */
const statement = {
  Sid: "PutTraces",
  Effect: "Allow",
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Resource: ["*"],
};

/** Lets a function and its code send traces. */
export function tracingPolicy(
  parent: pulumi.Resource,
  name: string,
  roleName: pulumi.Output<string>,
): aws.iam.RolePolicy {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return new aws.iam.RolePolicy(`${name}-tracing`, { name: "tracing", role: roleName, policy }, { parent });
}
