import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** Whoever runs this has temporary credentials of a role (IAM-15, IAM-19). */
export const awsIdentity: SecurityCheck = {
  name: "aws-identity",
  about: "the AWS credentials of this process work, and are a role's",
  run: async ({ clients, regions: [region = ""] }): Promise<readonly Found[]> => {
    let arn: string;
    try {
      arn = (await clients.sts(region).send(new GetCallerIdentityCommand({}))).Arn ?? "";
    } catch (error) {
      return [
        {
          severity: "critical",
          where: "AWS credentials",
          message: `STS does not take them (${error instanceof Error ? error.name : "unknown"})`,
          fix: "Sign in: aws sso login --profile <environment>; in a task or function, see that it has a role",
        },
      ];
    }
    // The sandbox's user is the root of its account of zeros, which no account of AWS is.
    if (!/:root$/.test(arn) || arn.includes(":000000000000:")) return [];
    return [
      {
        ...{ severity: "high", where: arn, message: "These are keys of the root user" },
        fix: "Sign in with a role; remove the root user's access keys",
      },
    ];
  },
};
