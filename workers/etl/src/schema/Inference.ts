import type { Fields } from "../source/Fields.js";
import type { RowSink } from "../source/RowSink.js";
import { joinKinds, Kind } from "./Kind.js";
import { evidenceOf, observe } from "./observe.js";

/** Finds the narrowest kind of each column that all values seen so far have the form of. */
export class Inference implements RowSink {
  names: readonly string[] = [];
  kinds: Uint8Array;

  /** @param kinds what is known of the columns before */
  constructor(kinds: Iterable<number> = []) {
    this.kinds = Uint8Array.from(kinds);
  }

  columns(names: readonly string[]): void {
    this.names = names;
    if (names.length <= this.kinds.length) return;
    const kinds = new Uint8Array(names.length);
    kinds.set(this.kinds);
    this.kinds = kinds;
  }

  row(bytes: Buffer, _from: number, _to: number, { width, starts, ends, marks }: Fields): void {
    const kinds = this.kinds;
    for (let index = 0; index < width; index++) {
      const kind = kinds[index] as number;
      const start = starts[index] as number;
      const end = ends[index] as number;
      if (kind === Kind.text || start === end) continue;
      kinds[index] = joinKinds(kind, evidenceOf(observe(marks[index] as number, bytes, start, end)));
    }
  }

  reject(): void {}

  async flush(): Promise<boolean> {
    return false;
  }
}
