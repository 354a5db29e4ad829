import type { IAMClient } from "@aws-sdk/client-iam";

/** Where the runs of a deployed pipeline are watched. */
export interface PipelineUnderTest<Pipeline> {
  readonly pipeline: Pipeline;
  /** The sandbox's folder. */
  readonly home: string;
  readonly iam: IAMClient;
  /** Names of the roles whose refusals count: all that the stack made. */
  readonly roles: ReadonlySet<string>;
}
