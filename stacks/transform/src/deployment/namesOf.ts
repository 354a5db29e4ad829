/** Physical names from which ARNs are known before what they name is made. */
export function namesOf(base: string) {
  return {
    jobs: `${base}-jobs`,
    jobStates: `${base}-job-states`,
    jobWatch: `${base}-job-watch`,
    jobEnd: `${base}-job-end`,
  } as const;
}
