import * as aws from "@pulumi/aws";
import { ScheduledTask } from "../compute/ScheduledTask.js";
import { PermissionsBoundary } from "../identity/PermissionsBoundary.js";
import { TaskRole } from "../identity/TaskRole.js";

/** Two tasks whose time has come under bounded roles: one that can be started, one whose cluster is gone. */
const region = "eu-west-1";
const { accountId } = aws.getCallerIdentityOutput();
const { policyArn: permissionsBoundaryArn } = new PermissionsBoundary("bounds", { regions: [region] });
const placed = { permissionsBoundaryArn, account: { accountId }, region };
const task = {
  schedule: "at(2026-01-01T00:00:00)",
  image: "sweep/worker",
  taskRoleArn: new TaskRole("sweeper", { access: [], ...placed }).roleArn,
  subnetIds: ["subnet-0a1b2c3d4e5f60718"],
  securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  ...placed,
};

new ScheduledTask("started", task);
new ScheduledTask("failing", {
  ...task,
  clusterArn: accountId.apply((account) => `arn:aws:ecs:${region}:${account}:cluster/gone`),
});
