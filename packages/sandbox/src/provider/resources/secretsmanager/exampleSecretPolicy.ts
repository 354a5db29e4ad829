/** A policy for examples: nobody but one role reads the value. */
export const exampleSecretPolicy = (role: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyReadByOthers",
        Effect: "Deny",
        Principal: "*",
        Action: "secretsmanager:GetSecretValue",
        Resource: "*",
        Condition: { ArnNotEquals: { "aws:PrincipalArn": `arn:aws:iam::000000000000:role/${role}` } },
      },
    ],
  });
