import type * as pulumi from "@pulumi/pulumi";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import type { RoleArgs } from "./RoleArgs.js";

/** Runs of GitHub Actions that may deploy. Exactly one of `environment` and `branch` is given. All plain. */
export interface GitHubRunArgs {
  /** "owner/name" of one repository. */
  readonly repository: string;
  /** Environment of the repository, whose protection rules then guard the deployment. */
  readonly environment?: string;
  /** Branch of the repository, "main". */
  readonly branch?: string;
}

export interface DeployerRoleArgs extends RoleArgs {
  /** ARN of the issuer's OpenID Connect provider in this account, from an `OidcProvider` or made before. */
  readonly providerArn: pulumi.Input<string>;
  /** What tokens must be for (`aud`). Default: "sts.amazonaws.com". */
  readonly audience?: pulumi.Input<string>;
  /** Runs of GitHub Actions that may deploy. Default: none. */
  readonly gitHubRuns?: GitHubRunArgs[];
  /** Subjects of another issuer (`sub`) that may deploy, each exactly. Plain. Default: none. */
  readonly subjects?: string[];
  /** Pulumi type tokens of what is deployed: those of the stack's state or of its preview. Plain. */
  readonly resourceTypes: string[];
  /** What the names of the stack's components begin with, each ending at a delimiter: "orders-". Plain. */
  readonly namePrefixes: string[];
  /** Regions that are deployed to. Plain. */
  readonly regions: string[];
  /**
   * The boundary that every role of the stack must have (IAM-20), from the account foundation. The deployer can
   * neither change it nor make a role without it.
   */
  readonly workloadBoundaryArn: pulumi.Input<string>;
  /** What else it may do, such as reading and writing the bucket of Pulumi's state. The list is plain. Default: nothing. */
  readonly access?: AccessIntentArgs[];
}
