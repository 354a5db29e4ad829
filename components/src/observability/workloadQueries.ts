/** The fields by which a workload's lines tell a job and how long something took. */
interface QueryFields {
  readonly job: string;
  readonly duration: string;
}

/**
 * The four queries that every workload has (LOG-12), by title. They read the lines that our workers write: JSON with
 * `level`, `service`, `event` and, for failures, `reason` (LOG-02); a refused call is `security.access_denied` (LOG-01).
 */
export function workloadQueries({ job, duration }: QueryFields): Readonly<Record<string, string>> {
  return {
    errors: lines(
      "fields @timestamp, service, event, reason, @message",
      'filter level = "error"',
      "sort @timestamp desc",
      "limit 200",
    ),
    durations: lines(
      `filter ispresent(${duration})`,
      `stats count(*) as times, avg(${duration}) as mean, pct(${duration}, 95) as p95, max(${duration}) as longest by event`,
      "sort longest desc",
    ),
    denied: lines(
      'filter event = "security.access_denied"',
      "stats count(*) as denials, latest(@timestamp) as last by service, reason",
      "sort denials desc",
    ),
    "by-job": lines(
      `filter ispresent(${job})`,
      `stats count(*) as lines, sum(strcontains(level, "error")) as errors, earliest(@timestamp) as began, latest(@timestamp) as ended by ${job}`,
      "sort ended desc",
    ),
  };
}

function lines(...stages: string[]): string {
  return stages.join("\n| ");
}
