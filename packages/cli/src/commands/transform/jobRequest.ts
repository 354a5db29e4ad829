import { assignments } from "./assignments.js";

/** What a person asks for. */
export interface JobOptions {
  readonly source?: string;
  readonly output?: string;
  readonly name?: string;
  /** `NAME=VALUE` each. */
  readonly environment: readonly string[];
  /** The same. */
  readonly tag: readonly string[];
  readonly vcpu?: number;
  readonly memory?: number;
  readonly timeout?: number;
}

/** The body of POST /jobs. @throws CommandError for an assignment that is none */
export function jobRequest(options: JobOptions, command: readonly string[]): object {
  const { source, output, name: jobName, vcpu, memory, timeout } = options;
  const environment = assignments("--environment", options.environment);
  const tags = assignments("--tag", options.tag);
  // JSON leaves out what is undefined.
  return {
    ...{ source, output, command, jobName, vcpu, memory, timeout },
    ...(options.environment.length > 0 && { environment }),
    ...(options.tag.length > 0 && { tags }),
  };
}
