import { closeSync, existsSync, openSync, readSync } from "node:fs";

interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: { readonly type: string } };
}

const pollMilliseconds = 200;

/** Tells, as an engine's event log (one JSON document a line) grows, the types of the resources that were dealt with so far. */
export function followEvents(file: string, onResources: (types: readonly string[]) => void): { stop(): void } {
  let offset = 0;
  let rest = "";
  const types: string[] = [];
  const poll = () => {
    if (!existsSync(file)) return;
    const read = readFrom(file, offset);
    offset += read.length;
    const lines = (rest + read.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    const before = types.length;
    for (const line of lines) {
      const resource = line === "" ? undefined : (JSON.parse(line) as EngineEvent).resourcePreEvent;
      if (resource) types.push(resource.metadata.type);
    }
    if (types.length !== before) onResources(types);
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
