/** What a framework asks for, in our own words, and which controls of the catalogue answer it. */
export interface Requirement {
  /** The framework's own id, such as "SEC03-BP02". */
  readonly id: string;
  /** Ours: the frameworks' texts are not repeated. None where the id alone is public. */
  readonly about?: string;
  /** Ids of the catalogue, such as "IAM-01". */
  readonly controls: readonly string[];
  /** Why no control answers it: who does, outside this platform. Only where `controls` is empty. */
  readonly elsewhere?: string;
}
