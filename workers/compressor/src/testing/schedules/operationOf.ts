import type { ProxiedCall } from "@sallyport/worker-kit/testing";

/** The name of a call's operation, for example `GetObject` or `TransactWriteItems`. The SDK writes S3's into the query. */
export function operationOf({ method, path, target }: ProxiedCall): string {
  if (target !== "") return target.split(".").at(-1) ?? target;
  const query = new URL(path, "https://s3").searchParams;
  const named = query.get("x-id");
  if (named) return named;
  if (query.has("uploads")) return "CreateMultipartUpload";
  if (query.has("tagging")) return `${method === "GET" ? "Get" : "Put"}ObjectTagging`;
  return method === "POST" && query.has("uploadId") ? "CompleteMultipartUpload" : method;
}
