/** The bucket of @pulumi/aws v7, and the alias that v6 programs still register. Both may hold settings inline. */
export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

/** Component whose bucket receives access logs: SSE-S3 by nature, and it does not log to itself. */
export const logBucketType = "sallyport:index:LogBucket";
