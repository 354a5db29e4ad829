/** The least environment of the functions. */
export const environment: Readonly<Record<string, string>> = {
  AWS_REGION: "eu-west-1",
  JOBS_TABLE: "transform_jobs",
  BUCKET: "results",
  JOB_QUEUE: "transform",
  JOB_DEFINITION: "transform",
  SUBMIT_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/000000000000/submit",
  LOG_GROUP: "/aws/batch/transform",
};
