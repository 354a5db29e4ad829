import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { CrossAccountRole } from "../identity/CrossAccountRole.js";
import { DeployerRole } from "../identity/DeployerRole.js";
import { FunctionRole } from "../identity/FunctionRole.js";
import { OidcProvider } from "../identity/OidcProvider.js";
import { ServicePrincipal } from "../identity/ServicePrincipal.js";
import { ServiceRole } from "../identity/ServiceRole.js";
import { SessionRole } from "../identity/SessionRole.js";
import { TaskRole } from "../identity/TaskRole.js";

interface OutsidersPlan {
  readonly placed: { readonly account: { readonly accountId: pulumi.Input<string> }; readonly region: string };
  readonly bucketName: pulumi.Input<string>;
  readonly permissionsBoundaryArn: pulumi.Input<string>;
}

/** Those who come from outside: CI, another account, programs that are not trusted, and AWS services that act for us. */
export function outsiders(name: string, { placed, bucketName, permissionsBoundaryArn }: OutsidersPlan): void {
  const bounded = { ...placed, permissionsBoundaryArn };
  const { providerArn } = new OidcProvider(`${name}-issuer`, {
    issuerUrl: `https://${name}.ci.example.com`,
    account: placed.account,
  });
  new DeployerRole(`${name}-ci`, {
    providerArn,
    subjects: ["project_path:every/component:ref_type:branch:ref:main"],
    resourceTypes: ["aws:s3/bucket:Bucket", "aws:ec2/vpc:Vpc", "aws:lambda/function:Function", "aws:iam/role:Role"],
    namePrefixes: [`${name}-`],
    regions: [placed.region],
    workloadBoundaryArn: permissionsBoundaryArn,
    ...bounded,
  });
  new CrossAccountRole(`${name}-reader`, {
    trustedRoleArn: "arn:aws:iam::999999999999:role/reports",
    externalId: `${name}-7f3a`,
    fromEnvironment: "dev",
    toEnvironment: "dev",
    access: [{ bucket: bucketName, prefix: "out/", actions: [Access.Read], label: "Results" }],
    ...bounded,
  });
  new FunctionRole(`${name}-answer`, {
    functionName: `${name}-answer`,
    access: [{ metricNamespace: "Every/Component", actions: [Access.PutMetrics] }],
    ...bounded,
  });
  const builder = new TaskRole(`${name}-builder`, {
    access: [{ sessionRole: `${name}-builder-session`, actions: [Access.OpenSession], label: "Build" }],
    ...bounded,
  });
  new SessionRole(`${name}-builder-session`, {
    openedBy: builder.roleName,
    access: [{ bucket: bucketName, prefix: "out/", actions: [Access.Write], label: "Results" }],
    ...bounded,
  });
  new ServiceRole(`${name}-night`, {
    service: ServicePrincipal.Scheduler,
    access: [{ stateMachine: `${name}-night`, actions: [Access.StartExecution] }],
    ...bounded,
  });
}
