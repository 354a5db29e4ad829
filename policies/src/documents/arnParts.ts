/** The parts of an ARN of a policy, where each may hold wildcards. */
export interface ArnParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All after the fifth colon. */
  readonly resource: string;
}

/** The parts of an ARN pattern; undefined for `*` and what else is none. */
export function arnParts(text: string): ArnParts | undefined {
  const [, service, region = "", account = "", resource] = /^arn:[^:]*:([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text) ?? [];
  return service === undefined || resource === undefined ? undefined : { service, region, account, resource };
}
