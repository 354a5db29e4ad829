import { credentialIn } from "@sallyport/policies";
import type { ImageFile } from "./ImageFile.js";

/** Files that hold logins whatever is in them, and histories of repositories. */
const names =
  /\/(?:\.env(?:\.[^/]+)?|\.netrc|\.pgpass|\.git-credentials|id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json|\.git\/config)$|^\/(?:root|home\/[^/]+)\/\.npmrc$/;

/**
 * Files with secrets in any layer (CIS Docker 4.10, SUP-04): one that a later layer took away is in the image all the same. Pure.
 *
 * @returns one line each, never with the secret itself; none where all is well
 */
export function secretFileProblems(layers: readonly (readonly ImageFile[])[]): readonly string[] {
  return layers.flatMap((layer, index) =>
    layer.flatMap(({ path, type, text = "" }) => {
      const kind = type === "file" && names.test(path) ? "a login, by its name" : credentialIn(text);
      return kind === undefined
        ? []
        : [`its layer ${index + 1} has ${path}, which holds a secret: ${kind} (CIS Docker 4.10)`];
    }),
  );
}
