import type * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "@sallyport/components";
import { logGroupsOf, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/** Key of the loader's secret, and of environment and log of the functions that make and change logins. */
export function loginKey(deployment: Deployment): pulumi.Output<string> {
  const { base } = deployment.plan;
  const key = new EncryptionKey(`${base}-login`, {
    description: "Encrypts the ETL loader's login, and the functions that make it",
    services: [{ service: "logs.amazonaws.com", sourceArns: [logGroupsOf(deployment, `/aws/lambda/${base}-`)] }],
    ...placed(deployment),
  });
  return key.keyArn;
}
