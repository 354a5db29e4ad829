import * as pulumi from "@pulumi/pulumi";
import { DeployerRole } from "../identity/DeployerRole.js";
import { OidcProvider } from "../identity/OidcProvider.js";
import { PermissionsBoundary } from "../identity/PermissionsBoundary.js";

/**
 * What an account's administrator deploys so that CI can deploy `everyComponent.program`, and nothing besides: the
 * configuration `resourceTypes` lists what that program makes.
 */
const regions = ["eu-west-1", "eu-central-1"];
const boundary = new PermissionsBoundary("platform-boundary", { regions });
const { providerArn } = new OidcProvider("github-actions", {});

const deployer = new DeployerRole("every-deployer", {
  providerArn,
  gitHubRuns: [{ repository: "acme/every-component", branch: "main" }],
  resourceTypes: new pulumi.Config().requireObject<string[]>("resourceTypes"),
  namePrefixes: ["every-", "every/", "first-", "second-"],
  regions,
  workloadBoundaryArn: boundary.policyArn,
});

export const boundaryArn = boundary.policyArn;
export const deployerArn = deployer.roleArn;
