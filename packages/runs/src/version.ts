import { readFileSync } from 'node:fs';
import { z } from 'zod';

const packageJson = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

/** Version of Hearsay, as its packages carry it. */
export const HEARSAY_VERSION = z.object({ version: z.string() }).parse(JSON.parse(packageJson)).version;
