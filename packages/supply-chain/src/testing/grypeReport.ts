/** A vulnerability that a scan found, in short. */
export interface ScannedVulnerability {
  readonly id: string;
  /** `Critical`, `High`, … */
  readonly severity: string;
  /** The package. */
  readonly name: string;
  readonly fix: { readonly versions: readonly string[]; readonly state: string };
}

/** What `grype IMAGE --output json` prints for an image with these, as its own tests have it. */
export function grypeReport(image: string, ...found: readonly ScannedVulnerability[]): string {
  return JSON.stringify({
    matches: found.map(matchOf),
    source: { type: "image", target: { userInput: image, imageID: "sha256:01", layers: [], tags: [image] } },
    distro: { name: "debian", version: "12", idLike: [] },
    descriptor: { name: "grype", version: "0.104.0", timestamp: "" },
  });
}

function matchOf({ id, severity, name, fix }: ScannedVulnerability): object {
  return {
    vulnerability: {
      ...{ id, severity, fix, namespace: "debian:distro:debian:12", urls: [], cvss: [], epss: [], advisories: [] },
      ...{ dataSource: `https://security-tracker.debian.org/tracker/${id}`, risk: 0.1 },
    },
    relatedVulnerabilities: [],
    matchDetails: [{ type: "exact-indirect-match", matcher: "dpkg-matcher", searchedBy: {}, found: {} }],
    artifact: {
      ...{ id: "74378afe15713625", name, version: "1:1.2.13", type: "deb", language: "", licenses: [], cpes: [] },
      ...{ locations: [{ path: "/var/lib/dpkg/status" }], purl: `pkg:deb/debian/${name}`, upstreams: [] },
    },
  };
}
