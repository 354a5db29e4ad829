/** Where the trail's events can be asked for. */
export interface TrailLog {
  readonly region: string;
  readonly logGroup: string;
}
