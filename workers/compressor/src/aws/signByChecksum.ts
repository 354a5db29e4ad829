import type { S3Client } from "@aws-sdk/client-s3";

/**
 * Signs a request over the SHA-256 that it sends as its checksum anyway. The SDK would work out the same once more, on the
 * main thread, for every body. What S3 checks stays as it is: the signature covers the body's hash, and so does the checksum.
 */
export function signByChecksum({ middlewareStack }: S3Client): void {
  middlewareStack.add(
    (next) => async (args) => {
      const { headers } = args.request as { readonly headers?: Record<string, string> };
      const checksum = headers?.["x-amz-checksum-sha256"];
      if (headers && checksum !== undefined)
        headers["x-amz-content-sha256"] ??= Buffer.from(checksum, "base64").toString("hex");
      return await next(args);
    },
    { name: "signByChecksum", step: "build", priority: "low" },
  );
}
