/** Address of a log stream in CloudWatch's console. Its own encoding: percent signs of an encoded name become $25. */
export function logUrl(region: string, logGroup: string, logStream: string): string {
  const domain = region.startsWith("cn-")
    ? "console.amazonaws.cn"
    : region.startsWith("us-gov-")
      ? "console.amazonaws-us-gov.com"
      : "console.aws.amazon.com";
  const encode = (name: string): string => encodeURIComponent(encodeURIComponent(name)).replaceAll("%", "$");
  return `https://${region}.${domain}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encode(logGroup)}/log-events/${encode(logStream)}`;
}
