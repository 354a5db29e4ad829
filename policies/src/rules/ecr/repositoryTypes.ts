/** What makes image repositories: each one, and the template for those that ECR makes itself. */
export const repositoryType = "aws:ecr/repository:Repository";
export const repositoryTypes = [
  repositoryType,
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
] as const;
