/**
 * The repository name of a container image reference, by which bundles are registered: registry, tag and digest are
 * left out. `123456789012.dkr.ecr.eu-west-1.amazonaws.com/sallyport/compressor:1.2@sha256:…` → `sallyport/compressor`.
 */
export function imageRepository(reference: string): string {
  const withoutDigest = reference.split("@")[0] ?? "";
  const [first = "", ...rest] = withoutDigest.split("/");
  const isRegistry = rest.length > 0 && (first === "localhost" || /[.:]/.test(first));
  const parts = isRegistry ? rest : [first, ...rest];
  const last = (parts.pop() ?? "").split(":")[0] ?? "";
  return [...parts, last].join("/");
}
