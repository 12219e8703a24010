import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceFiles } from '../reference.ts';

test.each(Object.entries(referenceFiles()))(
  'docs/%s is what the code says (npm run reference)',
  (name, content) => {
    const written = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
    expect(written).toBe(content);
  },
);
