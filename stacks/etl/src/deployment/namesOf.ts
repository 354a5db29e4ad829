/** Physical names that must be known before what they name is made: in policies, keys and the roles of others. */
export function namesOf(base: string) {
  return {
    sweep: `${base}-sweep`,
    worker: `${base}-worker`,
    migration: `${base}-migrate`,
    rotator: `${base}-rotate`,
    // A name in a hyphen and six letters would look like the end of an ARN.
    loaderSecret: `${base}/loader`,
  } as const;
}
