const secretReads =
  'eventSource = "secretsmanager.amazonaws.com" and eventName in ["GetSecretValue", "BatchGetSecretValue"]';

/** The queries that an account's trail answers (LOG-07), by title. */
export const trailQueries: Readonly<Record<string, string>> = {
  "secret-reads-by-principal": [
    `filter ${secretReads}`,
    "stats count(*) as reads, latest(eventTime) as last by userIdentity.arn, sourceIPAddress",
    "sort reads desc",
  ].join("\n| "),
  "secret-reads-by-secret": [
    `filter ${secretReads}`,
    "stats count(*) as reads, latest(eventTime) as last by requestParameters.secretId, userIdentity.arn",
    "sort last desc",
  ].join("\n| "),
  "denied-calls": [
    "filter errorCode like /UnauthorizedOperation|AccessDenied/",
    "stats count(*) as denials, latest(eventTime) as last by userIdentity.arn, eventSource, eventName",
    "sort denials desc",
  ].join("\n| "),
  "changes-by-principal": [
    "filter readOnly = 0",
    "stats count(*) as changes, latest(eventTime) as last by userIdentity.arn, eventSource, eventName",
    "sort last desc",
  ].join("\n| "),
};
