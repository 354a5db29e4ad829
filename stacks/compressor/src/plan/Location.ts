/** Keys of one bucket that start with a prefix (all of them when it is empty). */
export interface Location {
  readonly region: string;
  /** Name, or a stand-in for a bucket that is yet to be made. */
  readonly bucket: string;
  readonly prefix: string;
}

/** Whether an object could be in both: same bucket, and one prefix starts with the other. */
export function overlap(one: Location, other: Location): boolean {
  return one.bucket === other.bucket && (one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix));
}

/** For messages: `s3://orders/in/ in eu-west-1`. */
export function describeLocation({ bucket, prefix, region }: Location): string {
  return `s3://${bucket}/${prefix} in ${region}`;
}
