/** Where a job's log is in CloudWatch Logs. */
export interface LogPlace {
  readonly region: string;
  readonly group: string;
  readonly stream: string;
}

/** Reads it from the link to the console that the API gives, whose parts are encoded twice with $ for %; undefined for another link. */
export function logPlaceOf(logUrl: unknown): LogPlace | undefined {
  const link = /[?&]region=([a-z0-9-]+)#logsV2:log-groups\/log-group\/([^/]+)\/log-events\/([^/]+)$/;
  const [, region, group, stream] = link.exec(String(logUrl)) ?? [];
  if (region === undefined || group === undefined || stream === undefined) return undefined;
  const decode = (part: string) => decodeURIComponent(decodeURIComponent(part.replaceAll("$", "%")));
  return { region, group: decode(group), stream: decode(stream) };
}
