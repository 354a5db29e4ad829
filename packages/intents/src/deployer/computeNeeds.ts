import type { TypeNeedsTable } from "./TypeNeeds.js";

const tags = ["ListTagsForResource", "TagResource", "UntagResource"];

/** ECS, ECR, Batch, Lambda, EMR Serverless, Step Functions and Application Auto Scaling. */
export const computeNeeds: TypeNeedsTable = {
  "aws:appautoscaling/policy:Policy": {
    actions: {
      ScalableTargets: ["DeleteScalingPolicy", "PutScalingPolicy"],
      UnscopedAutoScaling: ["DescribeScalingPolicies"],
    },
  },
  "aws:appautoscaling/target:Target": {
    actions: {
      ScalableTargets: ["DeregisterScalableTarget", "RegisterScalableTarget", ...tags],
      UnscopedAutoScaling: ["DescribeScalableTargets"],
    },
    serviceLinkedRoles: ["ecs.application-autoscaling.amazonaws.com"],
  },
  "aws:batch/computeEnvironment:ComputeEnvironment": {
    actions: {
      BatchParts: ["CreateComputeEnvironment", "DeleteComputeEnvironment", "UpdateComputeEnvironment", ...tags],
      UnscopedBatch: ["DescribeComputeEnvironments"],
    },
    passesRoleTo: ["batch.amazonaws.com"],
    serviceLinkedRoles: ["batch.amazonaws.com"],
  },
  "aws:batch/jobDefinition:JobDefinition": {
    actions: {
      BatchParts: ["DeregisterJobDefinition", "RegisterJobDefinition", ...tags],
      UnscopedBatch: ["DescribeJobDefinitions"],
    },
    passesRoleTo: ["ecs-tasks.amazonaws.com"],
  },
  "aws:batch/jobQueue:JobQueue": {
    actions: {
      BatchParts: ["CreateJobQueue", "DeleteJobQueue", "UpdateJobQueue", ...tags],
      UnscopedBatch: ["DescribeJobQueues"],
    },
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    actions: { Repositories: ["DeleteLifecyclePolicy", "GetLifecyclePolicy", "PutLifecyclePolicy"] },
  },
  "aws:ecr/repository:Repository": {
    actions: {
      Repositories: [
        "CreateRepository",
        "DeleteRepository",
        "DescribeRepositories",
        "PutImageScanningConfiguration",
        "PutImageTagMutability",
        ...tags,
      ],
      KeyGrants: ["CreateGrant", "RetireGrant"],
      Keys: ["DescribeKey"],
    },
  },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": {
    actions: { Repositories: ["DeleteRepositoryPolicy", "GetRepositoryPolicy", "SetRepositoryPolicy"] },
  },
  "aws:ecs/cluster:Cluster": {
    actions: {
      Clusters: ["DeleteCluster", "DescribeClusters", "UpdateCluster", "UpdateClusterSettings", ...tags],
      // AWS knows no ARN of a cluster that is being made.
      UnscopedEcs: ["CreateCluster"],
    },
    serviceLinkedRoles: ["ecs.amazonaws.com"],
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    actions: { Clusters: ["DescribeClusters", "PutClusterCapacityProviders"] },
  },
  "aws:ecs/service:Service": {
    actions: {
      Services: ["CreateService", "DeleteService", "DescribeServices", "UpdateService", ...tags],
      UnscopedEcs: ["DescribeTaskDefinition", "ListTasks"],
      Tasks: ["DescribeTasks"],
    },
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    actions: {
      TaskDefinitions: ["RegisterTaskDefinition", ...tags],
      UnscopedEcs: ["DeregisterTaskDefinition", "DescribeTaskDefinition", "ListTaskDefinitions"],
    },
    passesRoleTo: ["ecs-tasks.amazonaws.com"],
  },
  "aws:emrserverless/application:Application": {
    actions: {
      SparkApplications: ["DeleteApplication", "GetApplication", "UpdateApplication", ...tags],
      NewSparkApplications: ["CreateApplication", "TagResource"],
      SparkInterfaces: ["CreateNetworkInterface"],
    },
    serviceLinkedRoles: ["ops.emr-serverless.amazonaws.com"],
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    actions: {
      EventSources: ["CreateEventSourceMapping", "DeleteEventSourceMapping", "UpdateEventSourceMapping"],
      EventSourceRecords: ["GetEventSourceMapping", "ListTags", "TagResource", "UntagResource"],
    },
  },
  "aws:lambda/function:Function": {
    actions: {
      Functions: [
        "CreateFunction",
        "DeleteFunction",
        "DeleteFunctionConcurrency",
        "GetFunction",
        "GetFunctionCodeSigningConfig",
        "GetFunctionConcurrency",
        "GetFunctionConfiguration",
        "GetPolicy",
        "ListTags",
        "ListVersionsByFunction",
        "PublishVersion",
        "PutFunctionConcurrency",
        "TagResource",
        "UntagResource",
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
      ],
      KeyGrants: ["CreateGrant"],
      KeyUse: ["Decrypt", "Encrypt"],
      Keys: ["DescribeKey"],
      UnscopedEc2: ["DescribeSecurityGroups", "DescribeSubnets", "DescribeVpcs"],
    },
    passesRoleTo: ["lambda.amazonaws.com"],
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    actions: {
      Functions: [
        "DeleteFunctionEventInvokeConfig",
        "GetFunctionEventInvokeConfig",
        "PutFunctionEventInvokeConfig",
        "UpdateFunctionEventInvokeConfig",
      ],
    },
  },
  "aws:lambda/invocation:Invocation": { actions: { Functions: ["InvokeFunction"] } },
  "aws:lambda/permission:Permission": { actions: { Functions: ["AddPermission", "GetPolicy", "RemovePermission"] } },
  "aws:sfn/stateMachine:StateMachine": {
    actions: {
      StateMachines: [
        "CreateStateMachine",
        "DeleteStateMachine",
        "DescribeStateMachine",
        "ListStateMachineVersions",
        "UpdateStateMachine",
        ...tags,
      ],
      UnscopedStates: ["ValidateStateMachineDefinition"],
      KeyUse: ["Decrypt", "GenerateDataKey"],
      Keys: ["DescribeKey"],
    },
    passesRoleTo: ["states.amazonaws.com"],
  },
};
