/** A queue policy that refuses requests without TLS, for examples. */
export const examplePolicy = (queue: string, effect: "Deny" | "Allow" = "Deny"): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Transport",
        Effect: effect,
        Principal: "*",
        Action: "sqs:SendMessage",
        Resource: `arn:aws:sqs:*:*:${queue}`,
        Condition: { Bool: { "aws:SecureTransport": effect === "Deny" ? "false" : "true" } },
      },
    ],
  });
