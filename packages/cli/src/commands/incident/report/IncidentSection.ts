/** A part of an incident's report. */
export interface IncidentSection {
  readonly title: string;
  /** Why it could not be gathered; undefined where it was. */
  readonly missing?: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
