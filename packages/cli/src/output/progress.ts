import { SingleBar } from "cli-progress";

/** A step's progress: a bar on a terminal, nothing elsewhere. */
export interface Progress {
  update(done: number): void;
  end(): void;
}

/** Starts a progress bar on standard error when that is a terminal; without a total it only counts. */
export function startProgress(
  title: string,
  total: number | undefined,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  const bar = new SingleBar({
    format: `${title.padEnd(28)} ${total === undefined ? "{value}" : "{bar} {value}/{total}"}`,
    stream,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total ?? 0, 0);
  return { update: (done) => bar.update(done), end: () => bar.stop() };
}
