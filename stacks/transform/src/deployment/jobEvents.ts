/** EventBridge pattern of the changes of state of one queue's jobs. */
export function jobStatePattern(jobQueueArn: string): string {
  return pattern({ jobQueue: [jobQueueArn] });
}

/** The same of their ends. Batch says FAILED of a job only when no attempt is left. */
export function jobEndPattern(jobQueueArn: string): string {
  return pattern({ jobQueue: [jobQueueArn], status: ["SUCCEEDED", "FAILED"] });
}

function pattern(detail: object): string {
  return JSON.stringify({ source: ["aws.batch"], "detail-type": ["Batch Job State Change"], detail });
}
