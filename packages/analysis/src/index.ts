export { type Cascade, measureCascades, subtreeSizes } from './cascades.ts';
export { type CascadeForest, ForestBuilder } from './forest.ts';
export { measureSpread, type Spread, type Spreader, topSpreaders } from './spread.ts';
