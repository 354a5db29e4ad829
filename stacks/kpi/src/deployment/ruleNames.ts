/** Physical names of the rules and of the topic, from which their ARNs are known before they are made. */
export function ruleNames(base: string) {
  return { sweep: `${base}-sweep`, runEnd: `${base}-run-end`, topic: `${base}-run-end` } as const;
}
