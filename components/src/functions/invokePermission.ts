import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";

interface InvokePermissionPlan {
  /** Name or ARN of the function. */
  readonly function: pulumi.Input<string>;
  /** Service principal that may call. */
  readonly service: pulumi.Input<string>;
  /** The one resource for which it may. */
  readonly sourceArn: pulumi.Input<string>;
  readonly home: Home;
  readonly region: pulumi.Input<string> | undefined;
}

/**
 * Makes `id`, a child of `parent`: a statement of a function's policy that lets a service call it on behalf of one
 * resource of this account, so that nobody else's can make the service do it (the confused deputy).
 */
export function invokePermission(
  parent: pulumi.Resource,
  id: string,
  { function: name, service, sourceArn, home, region }: InvokePermissionPlan,
): aws.lambda.Permission {
  return new aws.lambda.Permission(
    id,
    {
      statementId: id,
      function: name,
      action: "lambda:InvokeFunction",
      principal: service,
      sourceArn,
      sourceAccount: home.accountId,
      region,
    },
    { parent },
  );
}
