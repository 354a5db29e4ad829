/** Texts that open something whatever they are called, by what they are. */
const patterns: Readonly<Record<string, RegExp>> = {
  "AWS access key": /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  "private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "GitHub token": /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})\b/,
  "GitLab token": /\bglpat-[A-Za-z0-9_-]{20,}/,
  "npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
  "Slack token": /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  "Google key": /\bAIza[A-Za-z0-9_-]{35}\b/,
  "Stripe key": /\b[rs]k_live_[A-Za-z0-9]{16,}/,
  "JSON web token": /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  "password in a URL": /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>{}$]+:[^\s/:@"'<>{}$]+@/i,
};

/** What kind of credential stands in a text, such as "AWS access key"; undefined where there is none. The credential itself is not told. */
export function credentialIn(text: string): string | undefined {
  return Object.entries(patterns).find(([, pattern]) => pattern.test(text))?.[0];
}
