/** Physical names that must be known before what they name is made: in policies, keys and the roles of others. */
export function namesOf(base: string) {
  return {
    rotator: `${base}-rotate`,
    rotatorRole: `${base}-rotate-role`,
    /** The rule that has the login's age measured. */
    audit: `${base}-rotate-audit`,
    /** The command line finds the topic by the function's name. */
    requests: `${base}-rotate-requests`,
    operator: `${base}-operate`,
    reader: (name: string) => `${base}-read-${name}`,
  } as const;
}
