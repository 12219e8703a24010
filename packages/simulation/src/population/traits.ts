/** The Big Five personality dimensions (Goldberg 1990, "An alternative description of personality"). */
export const BIG_FIVE = [
  'openness',
  'conscientiousness',
  'extraversion',
  'agreeableness',
  'neuroticism',
] as const;
export type BigFive = (typeof BIG_FIVE)[number];
