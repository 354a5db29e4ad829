import type { RawCall } from "./callRaw.js";

/** A call that has to be refused, with what the refusal's `type` ends with: of API Gateway or of the function. */
export interface HostileCall extends RawCall {
  readonly code: RegExp;
}

const node = ["node", "--version"];
const post = (path: string, body: unknown, code: RegExp, headers?: Readonly<Record<string, string>>): HostileCall => ({
  method: "POST",
  path,
  body: typeof body === "string" ? body : JSON.stringify(body),
  code,
  ...(headers && { headers }),
});
const job = (fields: object, code: RegExp) => post("/jobs", { command: node, ...fields }, code);
const form = /^(body-not-valid|request-not-valid|job-not-valid)$/;
const meaning = /^job-not-valid$/;

/** What a shell would act on, with a word that is looked for afterwards. */
const shellWords = (canary: string): readonly string[] => [
  `; touch ${canary}`,
  `$(touch ${canary})`,
  `\`touch ${canary}\``,
  `| touch ${canary}`,
  `&& touch ${canary}`,
  `x\ntouch ${canary}`,
  `"; touch ${canary}; "`,
  `'; touch ${canary}; '`,
  `> ${canary}`,
];

/** Shell metacharacters in every field that means something. Arguments, values of variables and reasons are text, which no shell reads. */
const inEveryField = (word: string): readonly HostileCall[] => [
  job({ jobName: word }, form),
  job({ source: word }, meaning),
  job({ source: `https://github.com/a/b${word}` }, meaning),
  job({ output: word }, meaning),
  job({ output: `s3://bucket/transformations/${word}/` }, meaning),
  // What stands in quotes is one argument, as a shell would have it.
  job({ command: `node ${word.replaceAll(/["']/g, "")}` }, meaning),
  job({ command: [word] }, meaning),
  job({ environment: { [word]: "x" } }, meaning),
  job({ environment: { APP_X: "x", [`APP_X${word}`]: "x" } }, meaning),
  job({ tags: { [word]: "x" } }, meaning),
  job({ tags: { team: word } }, meaning),
  job({ vcpu: word }, form),
  job({ memory: word }, form),
  job({ timeout: word }, form),
  post("/jobs", { command: node }, /^idempotency-key$/, { "idempotency-key": word.replace("\n", " ") }),
  post("/jobs/batch", { batchName: word, jobs: [{ command: node }] }, form),
  post("/jobs/batch", { jobsFrom: word }, form),
  post("/jobs/batch", { jobs: [{ command: node }, { command: [word] }] }, meaning),
  post("/upload", { filename: `${word}.zip` }, form),
  { method: "GET", path: `/jobs/${encodeURIComponent(word)}`, code: /^request-not-valid$/ },
  { method: "GET", path: `/jobs/batch/${encodeURIComponent(word)}`, code: /^request-not-valid$/ },
  { method: "GET", path: `/jobs/batch/${"0".repeat(32)}`, query: { limit: word }, code: /^request-not-valid$/ },
  { method: "GET", path: `/mcp-config/${encodeURIComponent(word)}`, code: /^request-not-valid$/ },
  { method: "GET", path: "/mcp-config/team", query: { version: word }, code: /^request-not-valid$/ },
  {
    method: "PUT",
    path: "/mcp-config/team",
    body: JSON.stringify({ mcpServers: { a: { command: word, args: [] } } }),
    code: form,
  },
  {
    method: "PUT",
    path: "/mcp-config/team",
    body: JSON.stringify({ mcpServers: { [word]: { command: "npx", args: [] } } }),
    code: form,
  },
];

const sources = (canary: string): readonly string[] => [
  `--upload-pack=touch ${canary}`,
  `ext::sh -c touch% ${canary}`,
  `file:///${canary}`,
  `ssh://github.com/${canary}`,
  `git@github.com:${canary}.git`,
  `http://github.com/a/${canary}`,
  `https://user:${canary}@github.com/a/b`,
  `https://${canary}@github.com/a/b`,
  `https://github.com/a/b#--upload-pack=${canary}`,
  `https://github.com/a/../${canary}`,
  `https://${canary}.example/a/b`,
  `https://169.254.169.254/${canary}`,
  "https://localhost/a",
  `/${canary}`,
  `s3://another-bucket/${canary}.zip`,
];

const variables = [
  ...["LD_PRELOAD", "LD_LIBRARY_PATH", "NODE_OPTIONS", "BASH_ENV", "ENV", "PATH", "HOME", "GIT_SSH_COMMAND"],
  ...["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "PYTHONSTARTUP"],
];

/** The list of what the API has to refuse; all of it has the word `canary` where a caller's text can stand. */
export function hostileCalls(canary: string): readonly HostileCall[] {
  return [
    ...shellWords(canary).flatMap(inEveryField),
    ...sources(canary).map((source) => job({ source }, meaning)),
    ...variables.map((name) => job({ environment: { [name]: canary } }, meaning)),
    job({ output: `s3://${canary}/transformations/x/` }, meaning),
    job({ unknown: canary }, form),
    post("/jobs/batch", { jobs: [{ command: node, unknown: canary }] }, form),
    post("/upload", { filename: "a.zip", unknown: canary }, form),
    post("/upload", { filename: `../${canary}.zip` }, form),
    ...["", `{"command": "${canary}`, canary, "null", "[]", `"${canary}"`, "{}"].map((body) =>
      post("/jobs", body, form),
    ),
    post("/jobs", `{"command":["node"],"__proto__":{"x":"${canary}"}}`, /^(body-not-json|body-not-valid)$/),
    post("/jobs", { command: [...node, canary.repeat(20_000)] }, form),
    post("/jobs", { command: node, more: canary.repeat(600_000) }, /^body-too-large$/),
    post("/jobs", { command: node }, /^content-type$/, { "content-type": "text/xml" }),
    { method: "DELETE", path: `/jobs/${"0".repeat(32)}`, code: /^job-unknown$/ },
    { method: "DELETE", path: "/jobs/00000000-0000-4000-8000-000000000000", code: /^job-unknown$/ },
    { method: "DELETE", path: `/jobs/batch/${"0".repeat(32)}`, code: /^batch-unknown$/ },
    { method: "POST", path: `/jobs/batch/${"0".repeat(32)}/retry`, code: /^batch-unknown$/ },
    { method: "PATCH", path: "/jobs", body: canary, code: /^not-signed$/ },
    { method: "GET", path: `/${canary}`, code: /^not-signed$/ },
  ];
}
