/** A dead-letter queue, and where the workers that set messages aside write their log. */
export interface DeadLetterQueue {
  readonly region: string;
  readonly url: string;
  readonly logGroup?: string | undefined;
}
