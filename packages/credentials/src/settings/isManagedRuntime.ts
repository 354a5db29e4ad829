/** What Lambda, ECS, Batch, EKS and CodeBuild put into the environment of what they run. */
const marks = [
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_EXECUTION_ENV",
  "ECS_CONTAINER_METADATA_URI",
  "ECS_CONTAINER_METADATA_URI_V4",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_BATCH_JOB_ID",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "KUBERNETES_SERVICE_HOST",
  "CODEBUILD_BUILD_ID",
];

/** Whether this is a task or function, rather than a person's machine (SEC-16). */
export function isManagedRuntime(variables: Readonly<Record<string, string | undefined>>): boolean {
  return marks.some((name) => (variables[name] ?? "") !== "");
}
