import { isRecord } from "../../values/isRecord.js";
import type { Json } from "../../values/Json.js";
import { sameJson } from "../../values/sameJson.js";

/**
 * Whether two `containerDefinitions` texts mean the same: ECS fills in `cpu`, `essential`, the port's host side and
 * protocol, adds empty lists, and keeps no order of environment variables and secrets.
 */
export const sameContainers = (left: string, right: string): boolean => sameJson(parse(left), parse(right));

const parse = (text: string): Json => {
  const containers = JSON.parse(text) as Json;
  return Array.isArray(containers) ? containers.map(normal) : containers;
};

const normal = (container: Json): Json => {
  if (!isRecord(container)) return container;
  const definition = container as Readonly<Record<string, Json>>;
  return {
    ...definition,
    cpu: definition.cpu ?? 0,
    essential: definition.essential ?? true,
    environment: byName(definition.environment),
    secrets: byName(definition.secrets),
    portMappings: ports(definition.portMappings),
  };
};

const byName = (list: Json | undefined): Json =>
  Array.isArray(list) ? [...list].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1)) : [];

const nameOf = (entry: Json): string => (isRecord(entry) ? String(entry.name) : "");

const ports = (list: Json | undefined): Json =>
  Array.isArray(list)
    ? list.map((entry: Json) =>
        isRecord(entry) ? { hostPort: entry.containerPort as Json, protocol: "tcp", ...(entry as object) } : entry,
      )
    : [];
