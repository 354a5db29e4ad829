import type { lintSource } from "@secretlint/core";
import { creator as pattern } from "@secretlint/secretlint-rule-pattern";
import { creator as recommended } from "@secretlint/secretlint-rule-preset-recommend";

type ScanConfig = Parameters<typeof lintSource>[0]["options"]["config"];

/** A name that says that its value opens something, and the value as text in quotes; not one that is filled in elsewhere, nor the name of a variable. */
const literal =
  "/(?<![\\w])[\\w.-]*(?:password|passwd|pwd|secret[_-]?key|api[_-]?key|auth[_-]?token)['\"]?\\s*(?:=>|[:=])\\s*['\"](?![A-Z_]+['\"])(?<value>[^'\"\\s<>{}$]{8,})['\"]/i";

/** A secret access key of AWS whose last sign is no letter and no digit, one in 32: the recommended rule wants the end of a word there. */
const accessKey =
  "/(?<![\\w])[\\w.-]*secret[_-]?(?:access[_-]?)?key['\"]?\\s*(?:=>|[:=])\\s*['\"]?(?<value>[A-Za-z0-9/+]{39}[/+])(?![A-Za-z0-9/+=])/i";

/** Keys and tokens by their form (secretlint's recommended rules), and passwords by the names that they are given to. */
export const scanRules: ScanConfig = {
  rules: [
    { id: "@secretlint/secretlint-rule-preset-recommend", rule: recommended },
    {
      id: "@secretlint/secretlint-rule-pattern",
      rule: pattern,
      options: { patterns: [{ name: "password or key in clear", patterns: [literal, accessKey] }] },
    },
  ],
};
