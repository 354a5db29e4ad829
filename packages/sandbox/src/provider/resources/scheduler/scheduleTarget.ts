import type { AssignPublicIp, EcsParameters, LaunchType, PropagateTags, Target } from "@aws-sdk/client-scheduler";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";

const ecsFields = {
  taskDefinitionArn: shape.required(shape.text()),
  taskCount: shape.withDefault(shape.number(), 1),
  launchType: shape.text(["EC2", "FARGATE", "EXTERNAL"]),
  platformVersion: shape.text(),
  networkConfiguration: shape.object({
    assignPublicIp: shape.withDefault(shape.flag(), false),
    securityGroups: shape.set(shape.text()),
    subnets: shape.required(shape.set(shape.text())),
  }),
  capacityProviderStrategies: shape.set(
    shape.object({ capacityProvider: shape.required(shape.text()), base: shape.number(), weight: shape.number() }),
  ),
  enableEcsManagedTags: shape.flag(),
  enableExecuteCommand: shape.flag(),
  group: shape.text(),
  propagateTags: shape.text(["TASK_DEFINITION"]),
  referenceId: shape.text(),
};

const targetFields = {
  arn: shape.required(shape.text()),
  roleArn: shape.required(shape.text()),
  input: shape.text(),
  deadLetterConfig: shape.object({ arn: shape.required(shape.text()) }),
  retryPolicy: shape.object({
    maximumEventAgeInSeconds: shape.withDefault(shape.number(), 86_400),
    maximumRetryAttempts: shape.withDefault(shape.number(), 185),
  }),
  ecsParameters: shape.object(ecsFields, ["placementConstraints", "placementStrategies", "tags"]),
  sqsParameters: shape.object({ messageGroupId: shape.text() }),
};

/** Shape of a schedule's target. */
export const targetShape = shape.object(targetFields, [
  "eventbridgeParameters",
  "kinesisParameters",
  "sagemakerPipelineParameters",
]);

type TargetInputs = InputsOf<typeof targetFields>;
type EcsInputs = InputsOf<typeof ecsFields>;

/** A target as the Scheduler's API takes it. */
export const targetRequest = (target: TargetInputs): Target => ({
  Arn: target.arn,
  RoleArn: target.roleArn,
  Input: target.input,
  DeadLetterConfig: target.deadLetterConfig && { Arn: target.deadLetterConfig.arn },
  RetryPolicy: target.retryPolicy && {
    MaximumEventAgeInSeconds: target.retryPolicy.maximumEventAgeInSeconds,
    MaximumRetryAttempts: target.retryPolicy.maximumRetryAttempts,
  },
  EcsParameters: target.ecsParameters && ecsRequest(target.ecsParameters),
  SqsParameters: target.sqsParameters && { MessageGroupId: target.sqsParameters.messageGroupId },
});

const ecsRequest = (ecs: EcsInputs): EcsParameters => ({
  TaskDefinitionArn: ecs.taskDefinitionArn,
  TaskCount: ecs.taskCount,
  LaunchType: ecs.launchType as LaunchType | undefined,
  PlatformVersion: ecs.platformVersion,
  NetworkConfiguration: ecs.networkConfiguration && {
    awsvpcConfiguration: {
      Subnets: [...ecs.networkConfiguration.subnets],
      SecurityGroups: ecs.networkConfiguration.securityGroups && [...ecs.networkConfiguration.securityGroups],
      AssignPublicIp: (ecs.networkConfiguration.assignPublicIp ? "ENABLED" : "DISABLED") as AssignPublicIp,
    },
  },
  CapacityProviderStrategy: ecs.capacityProviderStrategies && [...ecs.capacityProviderStrategies],
  EnableECSManagedTags: ecs.enableEcsManagedTags,
  EnableExecuteCommand: ecs.enableExecuteCommand,
  Group: ecs.group,
  PropagateTags: ecs.propagateTags as PropagateTags | undefined,
  ReferenceId: ecs.referenceId,
});

/** The inputs that a target of the API stands for. */
export const targetState = (target: Target) =>
  present({
    arn: target.Arn,
    roleArn: target.RoleArn,
    input: target.Input,
    deadLetterConfig: target.DeadLetterConfig?.Arn === undefined ? undefined : { arn: target.DeadLetterConfig.Arn },
    retryPolicy:
      target.RetryPolicy &&
      present({
        maximumEventAgeInSeconds: target.RetryPolicy.MaximumEventAgeInSeconds,
        maximumRetryAttempts: target.RetryPolicy.MaximumRetryAttempts,
      }),
    ecsParameters: target.EcsParameters && ecsState(target.EcsParameters),
    sqsParameters: target.SqsParameters && present({ messageGroupId: target.SqsParameters.MessageGroupId }),
  });

const ecsState = (ecs: EcsParameters) => {
  const network = ecs.NetworkConfiguration?.awsvpcConfiguration;
  return present({
    taskDefinitionArn: ecs.TaskDefinitionArn,
    taskCount: ecs.TaskCount,
    launchType: ecs.LaunchType,
    platformVersion: ecs.PlatformVersion,
    networkConfiguration:
      network &&
      present({
        assignPublicIp: network.AssignPublicIp === "ENABLED",
        securityGroups: network.SecurityGroups,
        subnets: network.Subnets ?? [],
      }),
    capacityProviderStrategies: ecs.CapacityProviderStrategy?.map((item) => present({ ...item })),
    enableEcsManagedTags: ecs.EnableECSManagedTags,
    enableExecuteCommand: ecs.EnableExecuteCommand,
    group: ecs.Group,
    propagateTags: ecs.PropagateTags,
    referenceId: ecs.ReferenceId,
  });
};
