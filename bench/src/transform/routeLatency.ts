import { setTimeout as delay } from "node:timers/promises";
import type { Figure } from "../Figure.js";
import type { DeployedTransform } from "./DeployedTransform.js";
import { percentile } from "./percentile.js";

const CALLS = 200;
/** Calls of a route before the ones that count, for the function to be warm. */
const WARMING = 10;

interface Route {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Of a call, by its number and what the routes before it made. */
  path(made: Made, call: number): string;
  readonly body?: object;
  /** Where the ids of what it makes go. */
  readonly makes?: keyof Made;
}

interface Made {
  readonly jobs: string[];
  readonly batches: string[];
}

const command = ["node", "-e", "0"];
const config = { mcpServers: { files: { command: "npx", args: ["server"] } } };

/** In an order in which each finds what it is about. */
const routes: readonly Route[] = [
  { name: "POST /jobs", method: "POST", path: () => "/jobs", body: { command }, makes: "jobs" },
  { name: "GET /jobs/{id}", method: "GET", path: ({ jobs }, call) => `/jobs/${jobs[call]}` },
  { name: "DELETE /jobs/{id}", method: "DELETE", path: ({ jobs }, call) => `/jobs/${jobs[call]}` },
  {
    name: "POST /jobs/batch, 10 jobs",
    method: "POST",
    path: () => "/jobs/batch",
    body: { jobs: Array(10).fill({ command }) },
    makes: "batches",
  },
  { name: "GET /jobs/batch/{id}", method: "GET", path: ({ batches }, call) => `/jobs/batch/${batches[call]}` },
  {
    name: "POST /jobs/batch/{id}/retry",
    method: "POST",
    path: ({ batches }, call) => `/jobs/batch/${batches[call]}/retry`,
  },
  { name: "DELETE /jobs/batch/{id}", method: "DELETE", path: ({ batches }, call) => `/jobs/batch/${batches[call]}` },
  { name: "POST /upload", method: "POST", path: () => "/upload", body: { filename: "source.zip" } },
  { name: "PUT /mcp-config/{name}", method: "PUT", path: (_, call) => `/mcp-config/team-${call}`, body: config },
  { name: "GET /mcp-config/{name}", method: "GET", path: (_, call) => `/mcp-config/team-${call}` },
  { name: "DELETE /mcp-config/{name}", method: "DELETE", path: (_, call) => `/mcp-config/team-${call}` },
];

/**
 * Milliseconds from a call's first byte to its answer's last one, of all routes, one call after the other, each signed, over a connection that is
 * kept alive. The sandbox has no network between its parts, and one process for all of AWS, so that the figures say what our code and the
 * calls that it makes cost there, and nothing of AWS's own times. What the sandbox's gateway takes alone is told by calls that nobody signed.
 */
export async function routeLatency(deployed: DeployedTransform, say: (line: string) => void): Promise<Figure[]> {
  const made: Made = { jobs: [], batches: [] };
  const figures: Figure[] = [];
  for (const route of routes) {
    say(`transform: ${CALLS} calls of ${route.name}`);
    const samples = await measure(deployed, route, made);
    figures.push(...figuresOf(route.name, samples));
  }
  const refusals: number[] = [];
  for (let call = 0; call < CALLS + WARMING; call += 1)
    refusals.push(await timed(async () => expectStatus(await fetch(`${deployed.apiUrl}/jobs/1`), [403])));
  return [
    ...figures,
    ...figuresOf("a call that nobody signed, refused by the sandbox's gateway", refusals.slice(WARMING)),
  ];
}

async function measure(deployed: DeployedTransform, route: Route, made: Made): Promise<number[]> {
  const samples: number[] = [];
  const api = deployed.api(async (url, init) => {
    for (;;) {
      const start = performance.now();
      const answer = await fetch(url, init);
      const body = await answer.arrayBuffer();
      const taken = performance.now() - start;
      // The stage's limit on calls is no part of what a route takes.
      if (answer.status === 429) {
        await delay(1_000);
        continue;
      }
      samples.push(taken);
      return expectStatus(new Response(body, { status: answer.status }), [200, 201, 202]);
    }
  });
  for (let call = 0; call < CALLS + WARMING; call += 1) {
    const { method, body } = route;
    const answer = await api.call({ method, path: route.path(made, call), ...(body && { body }) });
    if (route.makes) made[route.makes].push(String(answer.jobId ?? answer.batchId));
  }
  return samples.slice(WARMING);
}

async function timed(call: () => Promise<Response>): Promise<number> {
  const start = performance.now();
  await (await call()).arrayBuffer();
  return performance.now() - start;
}

/** A call that did something else than it was measured for is no measurement. */
function expectStatus(answer: Response, wanted: readonly number[]): Response {
  if (wanted.includes(answer.status)) return answer;
  throw new Error(`the API answered ${answer.status}`);
}

function figuresOf(name: string, samples: readonly number[]): Figure[] {
  return [0.5, 0.99].map((share) => ({
    benchmark: "transform",
    measure: `${name}: p${share * 100} of ${CALLS} calls in the sandbox, ms`,
    value: percentile(samples, share),
  }));
}
