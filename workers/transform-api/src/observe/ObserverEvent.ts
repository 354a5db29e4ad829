/** What EventBridge calls the observer with: a change of a job's state, or its schedule. */
export interface ObserverEvent {
  readonly "detail-type"?: unknown;
  readonly detail?: unknown;
}
