/** An event as CloudTrail writes it, as far as the monitored patterns look at it. */
export type TrailEvent = Readonly<Record<string, unknown>>;

const role = {
  type: "AssumedRole",
  accountId: "111122223333",
  arn: "arn:aws:sts::111122223333:assumed-role/deployer/session",
  sessionContext: { sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/deployer" } },
};

/** A call of an API that succeeded, by a role unless said otherwise. */
export function call(eventSource: string, eventName: string, changed: TrailEvent = {}): TrailEvent {
  return { eventType: "AwsApiCall", eventSource, eventName, awsRegion: "eu-west-1", userIdentity: role, ...changed };
}

/** A read of a secret by a role of an account. */
export function secretRead(roleName: string, accountId = "111122223333", eventName = "GetSecretValue"): TrailEvent {
  const arn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/session`;
  return call("secretsmanager.amazonaws.com", eventName, { userIdentity: { type: "AssumedRole", accountId, arn } });
}

/** A user's sign-in to the console. */
export function signIn(outcome: "Success" | "Failure", mfaUsed: "Yes" | "No"): TrailEvent {
  return {
    eventType: "AwsConsoleSignIn",
    eventSource: "signin.amazonaws.com",
    eventName: "ConsoleLogin",
    userIdentity: { type: "IAMUser", accountId: "111122223333", userName: "alice" },
    additionalEventData: { MFAUsed: mfaUsed },
    responseElements: { ConsoleLogin: outcome },
    ...(outcome === "Failure" ? { errorMessage: "Failed authentication" } : {}),
  };
}

/** What the root user does itself. */
export const rootCall: TrailEvent = call("ec2.amazonaws.com", "DescribeVpcs", {
  userIdentity: { type: "Root", accountId: "111122223333", arn: "arn:aws:iam::111122223333:root" },
});
