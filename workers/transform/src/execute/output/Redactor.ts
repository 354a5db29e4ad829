const mask = "[redacted]";

/** What a secret looks like wherever it is printed. */
const looks: readonly (readonly [RegExp, replacement: string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, mask],
  [/\bgh[pousr]_[A-Za-z0-9]{20,255}\b/g, mask],
  [/\bgithub_pat_[A-Za-z0-9_]{20,255}\b/g, mask],
  [/\bglpat-[A-Za-z0-9_-]{20,255}/g, mask],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, mask],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,255}/g, mask],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g, mask],
  [/X-Amz-(Signature|Credential|Security-Token)=[^&\s"']+/gi, `X-Amz-$1=${mask}`],
  [/\b(Bearer|Basic)\s+[\w.~+/-]{8,}=*/gi, `$1 ${mask}`],
  [/\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/:@"']{1,255}:[^\s/@"']{1,1024}@/gi, `$1${mask}@`],
  [
    /\b((?:[A-Za-z0-9_.-]{0,64})(?:passwd|password|passphrase|secret|secret_?access_?key|api_?key|access_?token|auth_?token|session_?token|private_?key|_token|_authToken)["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"',;]{3,}/gi,
    `$1${mask}`,
  ],
];

const secretName = /pass(word|phrase|wd)?|secret|token|credential|private.?key|api.?key/i;
const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/;
const keyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----/;

/**
 * Masks secrets in the lines of one stream (LOG-11): known values, what looks like one, and private keys over many lines. A value
 * that is written otherwise (in base64, a letter a line) is not found: what the program must not print, it must not be given.
 */
export class Redactor {
  #insideKey = false;
  readonly #known: readonly string[];

  /** Values of `environment` under a name that says secret are known ones, and so are `secrets`; those under 4 characters are not. */
  constructor(environment: Readonly<Record<string, string>> = {}, secrets: readonly string[] = []) {
    const named = Object.entries(environment).flatMap(([name, value]) => (secretName.test(name) ? [value] : []));
    this.#known = [...named, ...secrets].flatMap((value) => value.split("\n")).filter((value) => value.length >= 4);
  }

  line(text: string): string {
    if (this.#insideKey) {
      if (!keyEnd.test(text)) return mask;
      this.#insideKey = false;
      return mask;
    }
    const begin = keyBegin.exec(text);
    if (begin) {
      const end = keyEnd.exec(text);
      this.#insideKey = end === null;
      return (
        this.line(text.slice(0, begin.index)) + mask + (end ? this.line(text.slice(end.index + end[0].length)) : "")
      );
    }
    let masked = text;
    for (const value of this.#known) masked = masked.replaceAll(value, mask);
    for (const [pattern, replacement] of looks) masked = masked.replaceAll(pattern, replacement);
    return masked;
  }
}
