import type { RandomSource } from '../random.ts';

/** Whole numbers k from `min` to `max` with P(k) ~ k^-exponent, drawn by binary search in the cumulated weights. */
export class PowerLaw {
  readonly min: number;
  readonly mean: number;
  readonly #cumulated: Float64Array;

  constructor(exponent: number, min: number, max: number) {
    this.min = min;
    this.#cumulated = new Float64Array(max - min + 1);
    let total = 0;
    let weighted = 0;
    for (let value = min; value <= max; value++) {
      const weight = value ** -exponent;
      total += weight;
      weighted += weight * value;
      this.#cumulated[value - min] = total;
    }
    this.mean = weighted / total;
  }

  draw(random: RandomSource): number {
    const cumulated = this.#cumulated;
    const wanted = random.float() * cumulated[cumulated.length - 1]!;
    let low = 0;
    let high = cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulated[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return this.min + low;
  }
}

/**
 * The largest degree that a power law of this smallest degree has among `size` agents without making degrees depend on
 * each other: about sqrt(mean degree x n), the structural cutoff (Boguñá, Pastor-Satorras & Vespignani 2004).
 */
export function structuralCutoff(minDegree: number, size: number): number {
  return Math.max(minDegree, Math.min(size - 1, Math.floor(Math.sqrt(2 * minDegree * size))));
}
