const goneNames = new Set([
  "AWS.SimpleQueueService.NonExistentQueue",
  "ClusterNotFoundException",
  "DBInstanceNotFound",
  "DBInstanceNotFoundFault",
  "DBParameterGroupNotFound",
  "DBParameterGroupNotFoundFault",
  "DBSubnetGroupNotFoundFault",
  "DashboardNotFoundError",
  "EntityNotFoundException",
  "LifecyclePolicyNotFoundException",
  "NatGatewayNotFound",
  "NoSuchBucketPolicy",
  "NotFound",
  "NotFoundException",
  "ParameterNotFound",
  "PolicyNotAttachedException",
  "PolicyNotFoundException",
  "QueueDoesNotExist",
  "ReplicationConfigurationNotFoundError",
  "RepositoryNotFoundException",
  "RepositoryPolicyNotFoundException",
  "ResourceNotFound",
  "ResourceNotFoundException",
  "ServerSideEncryptionConfigurationNotFoundError",
  "ServiceNotFoundException",
  "StateMachineDoesNotExist",
  "TrailNotFoundException",
]);

/** Whether an AWS error says that the thing does not exist: `NoSuchBucket`, `InvalidVpcID.NotFound`, … */
export const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  (goneNames.has(error.name) || error.name.startsWith("NoSuch") || error.name.endsWith(".NotFound"));
