/** A way to rights that one was not given. */
export interface EscalationPath {
  /** Rights over IAM, or over what runs under another role, all needed, on whatever resource one likes. */
  readonly open: readonly string[];
  /** What is needed besides, on any resource. */
  readonly besides?: readonly string[];
}

const alone = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:PutGroupPolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:PutUserPermissionsBoundary",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
  // Code or a shell under the role that is there already.
  "ec2-instance-connect:SendSSHPublicKey",
  "ecs:ExecuteCommand",
  "lambda:UpdateFunctionCode",
  "ssm:SendCommand",
  "ssm:StartSession",
] as const;

/** Calls that run code of the caller's under a role that he passes. */
const runners = [
  "batch:RegisterJobDefinition",
  "cloudformation:CreateStack",
  "codebuild:CreateProject",
  "datapipeline:CreatePipeline",
  "ec2:RunInstances",
  "ecs:RegisterTaskDefinition",
  "ecs:RunTask",
  "emr-serverless:StartJobRun",
  "glue:CreateDevEndpoint",
  "glue:CreateJob",
  "lambda:CreateFunction",
  "lambda:UpdateFunctionConfiguration",
  "sagemaker:CreateNotebookInstance",
  "scheduler:CreateSchedule",
  "ssm:StartAutomationExecution",
  "states:CreateStateMachine",
] as const;

/**
 * The known ways to escalate privileges in AWS by permissions alone. Sources: S. Gietzen, "AWS IAM Privilege Escalation"
 * (Rhino Security Labs), and the documents of the services for the newer runners.
 */
export const escalationPaths: readonly EscalationPath[] = [
  ...alone.map((action) => ({ open: [action] })),
  ...runners.map((action) => ({ open: ["iam:PassRole"], besides: [action] })),
];
