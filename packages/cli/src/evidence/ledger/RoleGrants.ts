import type { PolicyStatement } from "@sallyport/policies";

/** A statement of a role, with the policy that it stands in as the decision log names it. */
export interface RoleStatement extends PolicyStatement {
  /** Name of an inline policy, ARN of a managed one. */
  readonly policy: string;
}

/** What a role of a stack holds, as IAM has it. */
export interface RoleGrants {
  /** The project's name on the command line, such as `etl`. */
  readonly stack: string;
  readonly role: string;
  /** Empty where IAM has no such role any more. */
  readonly arn: string;
  readonly boundary: string | null;
  /** Kind and value of each principal, such as `Service ecs-tasks.amazonaws.com`. */
  readonly trustedBy: readonly string[];
  readonly statements: readonly RoleStatement[];
}
