/** An object whose load is asked for. */
export interface RetriedObject {
  readonly bucket: string;
  readonly key: string;
}

/** The message that S3 would send for an upload of the object, so that the worker loads what is there now. */
export function uploadEvent({ bucket, key }: RetriedObject, region: string, now: Date): string {
  const encoded = key.split("/").map(encodeURIComponent).join("/").replaceAll("%20", "+");
  const record = {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: region,
    eventTime: now.toISOString(),
    eventName: "ObjectCreated:Put",
    s3: { s3SchemaVersion: "1.0", bucket: { name: bucket }, object: { key: encoded } },
  };
  return JSON.stringify({ Records: [record] });
}
