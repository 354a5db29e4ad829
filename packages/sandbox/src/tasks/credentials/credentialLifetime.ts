/** Seconds that a task's credentials are valid for: SALLYPORT_TASK_CREDENTIAL_SECONDS, an hour by default. */
export function credentialLifetime(environment: NodeJS.ProcessEnv): number {
  const text = environment.SALLYPORT_TASK_CREDENTIAL_SECONDS;
  if (!text) return 3600;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 2 && seconds <= 43_200) return seconds;
  throw new Error(`SALLYPORT_TASK_CREDENTIAL_SECONDS is ${text}: give whole seconds from 2 to 43200`);
}
