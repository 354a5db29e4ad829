/** The role whose session called, from its ARN `arn:aws:sts::<account>:assumed-role/<role>/<session>`; undefined for any other caller. */
export function assumedRole(principal: string): string | undefined {
  return /:assumed-role\/([^/]+)\//.exec(principal)?.[1];
}
