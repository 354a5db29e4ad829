import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { containersOf, containerTypes, jobType, taskType } from "./containersOf.js";

interface Settings {
  readonly maximumVcpus: number;
  readonly maximumMemoryMib: number;
}

const job = (...resourceRequirements: readonly object[]) => ({
  containerProperties: JSON.stringify({ resourceRequirements }),
});

/** Every task and job says how much processor and memory it may use, and that is not more than the pack allows. */
export const ContainerLimited: ResourceRule<Settings> = {
  id: "job-resource-limits",
  title: "Tasks and jobs have resource limits",
  severity: "medium",
  why: "Work without a limit takes what there is: one hostile input starves the rest, and the bill follows",
  fix: "set cpu and memory of the task, or the job's resourceRequirements VCPU and MEMORY, within the pack's limits",
  url: "https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html#ContainerProperties-resourceRequirements",
  controls: ["CNT-11"],
  scope: "resource",
  types: containerTypes,
  settings: {
    maximumVcpus: {
      description: "Most processors of a task or job",
      default: 16,
      schema: { type: "number", minimum: 0.25 },
    },
    maximumMemoryMib: {
      description: "Most memory of a task or job, in MiB",
      default: 122_880,
      schema: { type: "number", minimum: 512 },
    },
  },
  evaluate: (definition, { maximumVcpus, maximumMemoryMib }) =>
    verdictOf(
      limitsOf(definition).flatMap(({ where, vcpus, memoryMib }) => [
        ...judged(`${where} of ${definition.name}`, "Vcpus", "processors", vcpus, maximumVcpus),
        ...judged(`${where} of ${definition.name}`, "Memory", "MiB of memory", memoryMib, maximumMemoryMib),
      ]),
    ),
  examples: {
    good: [
      { type: jobType, name: "transform", props: job({ type: "VCPU", value: "2" }, { type: "MEMORY", value: "4096" }) },
    ],
    bad: [{ type: jobType, name: "transform", props: job() }],
    others: {
      "too much memory": [
        {
          type: jobType,
          name: "transform",
          props: job({ type: "VCPU", value: "2" }, { type: "MEMORY", value: "999999" }),
        },
      ],
      "a task without memory": [{ type: taskType, name: "worker", props: { cpu: "1024" } }],
      "a task with too many processors": [
        { type: taskType, name: "worker", props: { cpu: "32 vCPU", memory: "60 GB" } },
      ],
    },
  },
};

interface Limits {
  readonly where: string;
  readonly vcpus: number | undefined;
  readonly memoryMib: number | undefined;
}

function limitsOf(definition: ResourceView): readonly Limits[] {
  const { type, props } = definition;
  if (type === taskType) {
    return [{ where: "task", vcpus: scaled(props.cpu, 1 / 1024), memoryMib: scaled(props.memory, 1) }];
  }
  return containersOf(definition).map(({ name, resourceRequirements = [] }) => {
    const required = (kind: string) => resourceRequirements.find((requirement) => requirement.type === kind)?.value;
    return { where: name, vcpus: scaled(required("VCPU"), 1), memoryMib: scaled(required("MEMORY"), 1) };
  });
}

/** A number with the unit that ECS also takes: "2 vCPU", "4 GB"; without one it is counted by `unit`. */
function scaled(value: unknown, unit: number): number | undefined {
  const [, number, name] = /^([\d.]+)\s*(vCPU|GB)?$/i.exec(String(value ?? "")) ?? [];
  if (number === undefined) return undefined;
  if (name === undefined) return Number(number) * unit;
  return name.toLowerCase() === "gb" ? Number(number) * 1024 : Number(number);
}

function judged(
  where: string,
  id: string,
  unit: string,
  value: number | undefined,
  maximum: number,
): readonly Finding[] {
  if (value === undefined) return [{ id: `No${id}`, message: `${where} has no limit of ${unit}` }];
  return value <= maximum ? [] : [{ id, message: `${where} may use ${value} ${unit}, more than ${maximum}` }];
}
