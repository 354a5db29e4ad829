import { closeSync, existsSync, openSync, readSync } from "node:fs";

interface EngineEvent {
  readonly resOutputsEvent?: unknown;
  readonly resourcePreEvent?: unknown;
}

const pollMilliseconds = 200;

/** Counts the resources that an engine's event log (one JSON document a line, growing) has dealt with. */
export function followEvents(file: string, onCount: (resources: number) => void): { stop(): void } {
  let offset = 0;
  let rest = "";
  let resources = 0;
  const poll = () => {
    if (!existsSync(file)) return;
    const read = readFrom(file, offset);
    offset += read.length;
    const lines = (rest + read.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    const before = resources;
    for (const line of lines) if (line !== "" && (JSON.parse(line) as EngineEvent).resourcePreEvent) resources += 1;
    if (resources !== before) onCount(resources);
  };
  const timer = setInterval(poll, pollMilliseconds);
  return {
    stop: () => {
      clearInterval(timer);
      poll();
    },
  };
}

function readFrom(file: string, offset: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const chunk = Buffer.alloc(1 << 20);
    return chunk.subarray(0, readSync(descriptor, chunk, 0, chunk.length, offset));
  } finally {
    closeSync(descriptor);
  }
}
