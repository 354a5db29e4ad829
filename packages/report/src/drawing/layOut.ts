import { Graph, layout } from "@dagrejs/dagre";
import type { ReportData } from "../ReportData.js";

type Stack = ReportData["stacks"][number];

/** A box with its middle. */
export interface Placed {
  readonly node: Stack["nodes"][number];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow with the points that it goes through. */
export interface Routed {
  readonly edge: Stack["edges"][number];
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed[];
  readonly arrows: readonly Routed[];
}

const height = 40;
const [narrowest, widest, perCharacter] = [90, 290, 7.6];

/** Places what a stack has from left to right, in the direction of its arrows. The same stack gives the same places. */
export function layOut({ nodes, edges }: Pick<Stack, "nodes" | "edges">): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 14, ranksep: 70, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, name } of nodes) graph.setNode(id, { width: widthOf(name), height });
  const drawn = edges.filter(({ from, to }) => from !== to && graph.hasNode(from) && graph.hasNode(to));
  drawn.forEach(({ from, to }, index) => {
    graph.setEdge(from, to, {}, String(index));
  });
  layout(graph);
  const { width = 0, height: whole = 0 } = graph.graph();
  return {
    width,
    height: whole,
    boxes: nodes.map((node) => {
      const { x, y } = graph.node(node.id);
      return { node, x, y, width: widthOf(node.name), height };
    }),
    arrows: drawn.map((edge, index) => ({
      edge,
      points: graph.edge({ v: edge.from, w: edge.to, name: String(index) }).points ?? [],
    })),
  };
}

function widthOf(name: string): number {
  return Math.min(widest, Math.max(narrowest, name.length * perCharacter + 24));
}
