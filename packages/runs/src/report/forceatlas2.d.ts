/**
 * The package is CommonJS and exports a function, but its own types say that it exports an object with a `default`;
 * under `nodenext` that does not type-check. This says what is there.
 */
declare module 'graphology-layout-forceatlas2' {
  interface Settings {
    linLogMode?: boolean;
    outboundAttractionDistribution?: boolean;
    edgeWeightInfluence?: number;
    scalingRatio?: number;
    strongGravityMode?: boolean;
    gravity?: number;
    slowDown?: number;
    barnesHutOptimize?: boolean;
    barnesHutTheta?: number;
  }
  function forceAtlas2(
    graph: object,
    parameters: { iterations: number; settings?: Settings },
  ): Record<string, { x: number; y: number }>;
  export = forceAtlas2;
}
