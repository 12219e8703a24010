import { InputError } from '../errors.ts';

/** V8 cannot hold a longer string (2^29 - 24 units). */
const MAX_LENGTH = 0x1fffffe8;

/** Collects the text of a format that has to be parsed as a whole. */
export class TextCollector {
  readonly #file: string;
  readonly #decoder = new TextDecoder();
  readonly #pieces: string[] = [];
  #length = 0;

  constructor(file: string) {
    this.#file = file;
  }

  push(bytes: Uint8Array): void {
    this.#add(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The whole text, without a byte order mark; nothing can be added after. */
  text(): string {
    this.#add(this.#decoder.decode());
    return this.#pieces.join('');
  }

  #add(piece: string): void {
    this.#length += piece.length;
    if (this.#length > MAX_LENGTH) {
      throw new InputError({
        file: this.#file,
        message: 'the file is too large for this format',
        received: `more than ${MAX_LENGTH} characters`,
        allowed: 'up to 512 MB of text',
        suggestion: 'An edge list of any length can be read.',
      });
    }
    this.#pieces.push(piece);
  }
}
