import type { ReportData } from "@sallyport/report";

type Node = ReportData["stacks"][number]["nodes"][number];

/** What is drawn of a stack, with what its arrows are found by. */
export interface DrawnThing extends Node {
  readonly arn: string;
  /** Of the security groups that it is in. */
  readonly groups: readonly string[];
  /** Name or ARN of the roles under which it works. */
  readonly roles: readonly string[];
}
