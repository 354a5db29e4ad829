import type { ResourceView } from "../../engine/ResourceView.js";

const ways: Readonly<Record<string, string>> = { private: "natGatewayId", public: "gatewayId" };

/**
 * The one way out that a route table's tier may have, for a written reason; undefined where there may be none. The
 * component says by a tag what a tier is for; a table without it is isolated.
 */
export function allowedWayOf(table: ResourceView): string | undefined {
  const tags = table.props.tags as Readonly<Record<string, string>> | undefined;
  return ways[tags?.["sallyport:tier"] ?? "isolated"];
}
