/** Why a file of the working folder is no result. */
export type Exclusion =
  | "version-control"
  | "credentials"
  | "environment-file"
  | "private-key"
  | "dependencies"
  | "link"
  | "special"
  | "name"
  | "too-large"
  | "unreadable";

const folders: readonly (readonly [RegExp, Exclusion])[] = [
  [/^\.(git|hg|svn)$/, "version-control"],
  [/^\.(aws|ssh|gnupg|docker|kube|azure|gcloud)$/, "credentials"],
  [/^node_modules$/, "dependencies"],
];
const files: readonly (readonly [RegExp, Exclusion])[] = [
  [/^\.git$/, "version-control"],
  [/^\.env/, "environment-file"],
  [/\.(pem|key|p12|pfx|jks|keystore|ppk)$/, "private-key"],
  [/^id_(rsa|dsa|ecdsa|ed25519)/, "private-key"],
  [/^\.(npmrc|netrc|pypirc|git-credentials|dockercfg|pgpass|my\.cnf)$|^_netrc$/, "credentials"],
  [/^\.?credentials?(\.(json|ya?ml|toml|ini|csv|txt|xml|properties))?$/, "credentials"],
  [/^(application_default_credentials|service-account[\w-]*)\.json$/, "credentials"],
];

/** Why a path must not leave the job (VAL-04), in whatever case it is written; undefined where it may. Pure. */
export function exclusionOf(path: string): Exclusion | undefined {
  const segments = path.toLowerCase().split("/");
  const name = segments.pop() ?? "";
  for (const segment of segments)
    for (const [pattern, exclusion] of folders) if (pattern.test(segment)) return exclusion;
  return files.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether a folder need not be entered, since nothing below it is a result. Pure. */
export function folderExclusionOf(name: string): Exclusion | undefined {
  return folders.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
}
