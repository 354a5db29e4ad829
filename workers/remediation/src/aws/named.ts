/** Whether an error of the AWS SDK is the one that its API calls so. */
export function named(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
