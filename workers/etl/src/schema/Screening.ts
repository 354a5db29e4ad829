import type { Quarantine } from "../quarantine/Quarantine.js";
import { encodeRow } from "../source/encodeRow.js";
import type { Fields } from "../source/Fields.js";
import type { RowSink } from "../source/RowSink.js";
import { Inference } from "./Inference.js";
import { KeyOrder } from "./KeyOrder.js";
import { joinKinds, Kind, typeOf } from "./Kind.js";
import { accepts, evidenceOf, isImpossible, isMissing, observe, takesMissing } from "./observe.js";
import type { Plan, PlannedColumn } from "./Plan.js";
import { takenByContract } from "./takenByContract.js";

/** Takes the rows that are good, as CSV. Resolves when the bytes may be written over. */
type WriteRows = (bytes: Buffer) => Promise<void>;

/** A row that PostgreSQL refused although it was passed on, by the line of what was sent then. */
export interface Refused {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export interface ScreeningOptions {
  readonly plan: Plan;
  readonly quarantine: Quarantine;
  readonly write: WriteRows;
  /** In the order in which they were refused; the lines of each are counted without those before. */
  readonly refused: readonly Refused[];
  /** Rows whose key comes again later, by their numbers among those that are passed on without this, from 1 and rising. */
  readonly duplicates: Uint32Array;
}

/**
 * Judges each row by the plan: those without fault are passed on byte for byte, the others go to the quarantine. Where the plan turns out too narrow,
 * nothing more is passed on, and the kinds of all columns are found in what is left of the file.
 */
export class Screening implements RowSink {
  /** Rows of the file so far, good or bad. */
  rows = 0;
  /** Rows that were passed on. */
  passed = 0;
  readonly keyOrder: KeyOrder;
  readonly #options: ScreeningOptions;
  readonly #plan: Plan;
  readonly #kinds: Uint8Array;
  /** Kinds of the open columns. */
  readonly #states: Uint8Array;
  /** Open columns by whose kind a row was rejected. */
  readonly #judged: Uint8Array;
  /** Fields of the row that are null though they are not empty. */
  readonly #nulls: Uint8Array;
  #names: readonly string[] = [];
  #crlf: boolean | undefined;
  #good = 0;
  #goodLines = 0;
  #nextRefused = 0;
  #nextDuplicate = 0;
  #parts: Buffer[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #from = 0;
  #to = 0;
  #inference: Inference | undefined;

  constructor(options: ScreeningOptions) {
    const { columns, key } = options.plan;
    this.#options = options;
    this.#plan = options.plan;
    this.#kinds = Uint8Array.from(columns, ({ open, kind }) => (open ? OPEN : kind));
    this.#states = Uint8Array.from(columns, ({ open, kind }) => (open ? Kind.none : kind));
    this.#judged = new Uint8Array(columns.length);
    this.#nulls = new Uint8Array(columns.length);
    const only = key.length === 1 ? columns[key[0] ?? 0] : undefined;
    this.keyOrder = new KeyOrder(only && !only.open ? only.kind : Kind.none, key[0] ?? 0);
  }

  /** Whether the plan is too narrow, so that the file has to be read again with what `kinds` says. */
  get broken(): boolean {
    return this.#inference !== undefined;
  }

  /** The kinds of the file's columns as they are known now. */
  get kinds(): Uint8Array {
    return this.#inference?.kinds ?? this.#states;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  columns(names: readonly string[]): void {
    this.#names = names;
    if (names.length > this.#plan.columns.length) this.#break();
    this.#inference?.columns(names);
  }

  row(bytes: Buffer, from: number, to: number, fields: Fields, line: number): void {
    this.rows += 1;
    const fault = this.#inference ? undefined : this.#judge(bytes, fields);
    if (this.#inference) {
      this.#inference.row(bytes, from, to, fields);
      return;
    }
    if (fault !== undefined && fault !== CHANGED) {
      this.#options.quarantine.add(line, fault[0], fault[1], bytes.subarray(from, to));
      return;
    }
    const later = this.#laterFault(fields.lines);
    if (later) {
      this.#options.quarantine.add(line, later.column, later.reason, bytes.subarray(from, to));
      return;
    }
    this.passed += 1;
    this.keyOrder.see(bytes, fields);
    this.#crlf ??= fields.crlf;
    const otherBreak = fields.crlf !== this.#crlf && bytes[to - 1] === NEWLINE;
    if (fault === CHANGED || fields.raw || otherBreak || isEndMark(bytes, fields)) {
      this.#append(encodeRow(bytes, fields, fault === CHANGED ? this.#nulls : undefined, this.#crlf));
    } else this.#pass(bytes, from, to);
  }

  reject(line: number, reason: string, raw: Buffer): void {
    this.rows += 1;
    if (!this.#inference) this.#options.quarantine.add(line, "", reason, raw);
  }

  async flush(): Promise<boolean> {
    this.#cut();
    const parts = this.#parts;
    this.#parts = [];
    await this.#options.quarantine.settle();
    if (!this.#inference) for (const part of parts) await this.#options.write(part);
    return false;
  }

  /** Undefined where the row is good as it is, `CHANGED` where some fields are null though they are not empty. */
  #judge(
    bytes: Buffer,
    { width, starts, ends, marks }: Fields,
  ): readonly [column: string, reason: string] | typeof CHANGED | undefined {
    const kinds = this.#kinds;
    const { columns } = this.#plan;
    let changed = false;
    for (let index = 0; index < width; index++) {
      const start = starts[index] as number;
      const end = ends[index] as number;
      const kind = kinds[index] as number;
      if (start === end) {
        const column = columns[index] as PlannedColumn;
        if (column.required) return [column.name, "is missing"];
        continue;
      }
      if (kind === Kind.text) continue;
      const seen = observe(marks[index] as number, bytes, start, end);
      if (seen === kind) continue;
      const column = columns[index] as PlannedColumn;
      if (column.required && isMissing(seen) && (column.open || takesMissing(kind, seen))) {
        return [column.name, "is missing"];
      }
      if (column.open) {
        const reason = this.#judgeOpen(index, seen);
        if (reason !== undefined) return [column.name, reason];
        if (this.#inference) return undefined;
      } else if (takesMissing(kind, seen)) {
        if (!changed) this.#nulls.fill(0);
        changed = true;
        this.#nulls[index] = 1;
      } else if (accepts(kind, seen)) {
        if (isImpossible(seen)) return [column.name, impossible(kind)];
      } else if (column.fixed) {
        if (!takenByContract(kind, bytes.subarray(start, end))) return [column.name, `is no ${typeOf(kind)}`];
      } else {
        this.#break();
        return undefined;
      }
    }
    return changed ? CHANGED : undefined;
  }

  #judgeOpen(index: number, seen: number): string | undefined {
    const before = this.#states[index] as number;
    const state = joinKinds(before, evidenceOf(seen));
    if (state !== before && this.#judged[index] === 1) {
      // A row was rejected by what the column is not: whether rightly is not known any more.
      this.#break();
      return undefined;
    }
    this.#states[index] = state;
    if (state === Kind.text) this.#kinds[index] = Kind.text;
    if (state === Kind.text || !isImpossible(seen)) return undefined;
    this.#judged[index] = 1;
    return impossible(state);
  }

  #break(): void {
    if (this.#inference) return;
    this.#inference = new Inference(this.#states);
    this.#inference.columns(this.#names);
    this.#parts = [];
    this.#from = this.#to;
  }

  /** What was learned of a good row after it had been passed on by an earlier reading. */
  #laterFault(lines: number): { readonly column: string; readonly reason: string } | undefined {
    const refused = this.#options.refused[this.#nextRefused];
    if (refused && refused.line <= this.#goodLines + lines) {
      this.#nextRefused += 1;
      return refused;
    }
    this.#good += 1;
    this.#goodLines += lines;
    if (this.#options.duplicates[this.#nextDuplicate] !== this.#good) return undefined;
    this.#nextDuplicate += 1;
    return { column: this.#keyNames(), reason: "has the key of a later row" };
  }

  #keyNames(): string {
    return this.#plan.key.map((index) => this.#plan.columns[index]?.name).join(", ");
  }

  #pass(bytes: Buffer, from: number, to: number): void {
    if (bytes === this.#bytes && from === this.#to) {
      this.#to = to;
      return;
    }
    this.#cut();
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  #append(bytes: Buffer): void {
    this.#cut();
    this.#parts.push(bytes);
  }

  #cut(): void {
    if (this.#to > this.#from) this.#parts.push(this.#bytes.subarray(this.#from, this.#to));
    this.#from = this.#to;
  }
}

const NEWLINE = 10;
/** No kind: the field is judged by what the column has been so far. */
const OPEN = 255;
const CHANGED = Symbol("changed");

function impossible(kind: number): string {
  return kind < Kind.date ? "is out of range" : `is no ${kind === Kind.date ? "day" : "time"} of the calendar`;
}

/** `\.` alone in a line ends the data for servers before 18. */
function isEndMark(bytes: Buffer, { width, starts, ends }: Fields): boolean {
  if (width !== 1) return false;
  const start = starts[0] as number;
  return ends[0] === start + 2 && bytes[start] === 92 && bytes[start + 1] === 46;
}
