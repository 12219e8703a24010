/** One person as a file describes it. Every field but `id` may be missing; what is missing is generated. */
export interface PersonaRecord {
  /** Unique; matches the network file's ids where there is one. */
  readonly id: string;
  readonly name?: string;
  readonly username?: string;
  /** Years, 0 to 130. */
  readonly age?: number;
  readonly gender?: string;
  /** One of the nine education levels, by name. */
  readonly education?: string;
  /** Free text about the person, shown to language-model minds. */
  readonly bio?: string;
  readonly mbti?: string;
  readonly country?: string;
  readonly profession?: string;
  readonly topics?: readonly string[];
  readonly previousPosts?: readonly string[];
  /** Numeric traits in [-1, 1] by name: Big Five, `credulity`, `leaning`, `activity` (in [0, 1]), or any other. */
  readonly traits: Readonly<Record<string, number>>;
}
