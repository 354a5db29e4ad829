import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteRolePermissionsBoundaryCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { type ProbeTarget, probeCaller } from "./ProbeCaller.js";

/** A user or a role, by the last part of its name. */
const nameOf = ({ resource }: ProbeTarget): string => resource.split("/").at(-1) ?? "";

export const iamCalls = probeCaller((settings) => new IAMClient(settings), {
  "iam:PutRolePolicy": (iam, target) =>
    iam.send(
      new PutRolePolicyCommand({ RoleName: nameOf(target), PolicyName: "sallyport-probe", PolicyDocument: "{}" }),
    ),
  "iam:AttachRolePolicy": (iam, target) =>
    iam.send(
      new AttachRolePolicyCommand({
        ...{ RoleName: nameOf(target), PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      }),
    ),
  "iam:DeleteRolePermissionsBoundary": (iam, target) =>
    iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: nameOf(target) })),
  "iam:UpdateAssumeRolePolicy": (iam, target) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: nameOf(target), PolicyDocument: "{}" })),
  "iam:CreateUser": (iam, target) => iam.send(new CreateUserCommand({ UserName: nameOf(target) })),
  "iam:CreateAccessKey": (iam, target) => iam.send(new CreateAccessKeyCommand({ UserName: nameOf(target) })),
});
