/** A finding that people accept until a day, since nothing mends it yet or it cannot be reached. */
export interface AcceptedFinding {
  /** The advisory, as the scanner names it. */
  readonly id: string;
  /** The package that has it: in another one it is another finding. */
  readonly package: string;
  readonly reason: string;
  /** Who looks again. */
  readonly owner: string;
  /** The last day on which it holds: YYYY-MM-DD, UTC. */
  readonly expires: string;
}
