/** A call of the API of batch transformations. */
export interface ApiCall {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** From the stage on, beginning with a slash; what stands in it is encoded already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** By which a repeated call is answered as the first one was. */
  readonly idempotencyKey?: string;
}

/** The API of batch transformations. */
export interface TransformApi {
  /**
   * @returns the body of the answer, as it came
   * @throws ProblemError where the API refuses, CommandError where it cannot be reached
   */
  call(request: ApiCall): Promise<Answer>;
}

/** A JSON object that the API answers; docs/reference/transform-api.yaml describes them. */
export type Answer = Readonly<Record<string, unknown>>;
