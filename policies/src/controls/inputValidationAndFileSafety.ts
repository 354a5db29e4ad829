import type { Control } from "./Control.js";

/** Input validation and file safety. */
export const inputValidationAndFileSafety: readonly Control[] = [
  {
    id: "VAL-01",
    statement:
      "Worker and CLI arguments are parsed against a schema; unknown flags, missing values and bad types stop with usage and non-zero exit.",
    systems: ["transform"],
    layers: ["worker"],
    frameworks: { nist: ["SI-10"] },
  },
  {
    id: "VAL-02",
    statement:
      "Paths from callers or archives cannot leave their root (`..`, absolute, symlink, encoded separators, zip and tar entries).",
    systems: ["transform"],
    layers: ["worker"],
    frameworks: { nist: ["SI-10"] },
  },
  {
    id: "VAL-03",
    statement:
      "No shell evaluation: commands run as an argument vector from an allow-list of verbs, with the same validator for single, bulk and stored definitions, and with an allow-list of environment names.",
    systems: ["transform"],
    layers: ["worker", "pipeline"],
    frameworks: { nist: ["SI-10", "CM-7"] },
  },
  {
    id: "VAL-04",
    statement:
      "Sensitive files never leave the job: `.git`, `.env*`, credential files (`credentials`, `.aws/`), private keys (`*.pem`, `*.key`, `*.p12`, `id_*`), are excluded from uploads, source and result alike.",
    systems: ["transform"],
    layers: ["worker"],
    frameworks: {},
  },
  {
    id: "VAL-05",
    statement:
      "Untrusted data never becomes SQL or code text: identifiers from file names and headers are validated and quoted, values bound (OWASP injection guidance).",
    systems: ["etl"],
    layers: ["worker"],
    frameworks: { nist: ["SI-10"] },
  },
  {
    id: "VAL-06",
    statement:
      "ClickHouse S3 functions and tables are created with credentials from the secret or a role, never as literals in statements or logs.",
    systems: ["credentials"],
    layers: ["worker"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "VAL-07",
    statement: "Environment names are an enumerated type (dev, staging, prod) checked at every entry point.",
    systems: ["credentials"],
    layers: ["worker", "component"],
    frameworks: { nist: ["SI-10"] },
  },
  {
    id: "VAL-08",
    statement: "Stack and worker configuration is schema-checked with secure defaults; unknown keys are errors.",
    systems: ["etl"],
    layers: ["component", "worker"],
    frameworks: { nist: ["CM-6"] },
  },
];
