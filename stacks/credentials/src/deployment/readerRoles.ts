import * as pulumi from "@pulumi/pulumi";
import { CrossAccountRole, TaskRole } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { ReaderConfig } from "../config/CredentialsConfig.js";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";
import { readerAccess } from "./readerAccess.js";
import { trustedArn } from "./trustedArn.js";

/** A role that reads the login. */
export interface Reader {
  readonly config: ReaderConfig;
  readonly roleName: pulumi.Output<string>;
  /** Undefined where something else makes the role. */
  readonly roleArn: pulumi.Output<string> | undefined;
}

/** The readers, each with a role of its own (SEC-06, IAM-09). */
export function readerRoles(deployment: Deployment, loginKeyArn: pulumi.Output<string>): readonly Reader[] {
  return deployment.plan.config.readers.map((config) => readerOf(deployment, config, loginKeyArn));
}

function readerOf(deployment: Deployment, config: ReaderConfig, loginKeyArn: pulumi.Output<string>): Reader {
  const { plan, permissionsBoundaryArn } = deployment;
  const { base, secretName } = plan;
  const { environment } = plan.config;
  if (config.kind === "existing") return { config, roleName: pulumi.output(config.roleName), roleArn: undefined };
  const name = namesOf(base).reader(config.name);
  const access = readerAccess({ secretName, loginKeyArn }, config.buckets);
  const common = { access, permissionsBoundaryArn, ...placed(deployment) };
  if (config.kind === "task") return { config, ...namesIn(new TaskRole(name, common)) };
  const role = new CrossAccountRole(name, {
    ...common,
    trustedRoleArn: trustedArn(deployment, config.role),
    externalId: config.externalId,
    // A role leads into its own environment alone (IAM-14).
    fromEnvironment: environment,
    toEnvironment: environment,
  });
  return { config, ...namesIn(role) };
}

function namesIn({ roleName, roleArn }: Pick<TaskRole, "roleName" | "roleArn">) {
  return { roleName, roleArn };
}
