/** What is told of an event of the trail: who did what, from where, and what came of it. Parameters are not, but the name of a secret. */
export interface TrailEvent {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** `secretsmanager.amazonaws.com GetSecretValue`. */
  readonly call: string;
  /** ARN of the role or user, without the session's name; the service for its own calls. */
  readonly principal: string;
  readonly address: string;
  /** Empty where the call was done. */
  readonly error: string;
  /** Secret that was asked for; empty elsewhere. */
  readonly secret: string;
}
