/** What runs in a network of the account. */
export const workloadTypes = [
  "aws:ecs/service:Service",
  "aws:batch/computeEnvironment:ComputeEnvironment",
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:emrserverless/application:Application",
] as const;
