import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../../packages/', import.meta.url));

/** Which packages each may import (docs/adr/010): anything else turns the layers into a knot. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  simulation: [],
  analysis: ['simulation'],
  runs: ['analysis', 'simulation'],
  cli: ['runs', 'analysis', 'simulation'],
};

/** What would make a run depend on more than scenario, seed and answers. */
const IMPURE =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bprocess\.\w|from 'node:|\bconsole\./;

function sources(name: string): { file: string; text: string }[] {
  return readdirSync(join(PACKAGES, name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({
      file: `${name}/src/${file}`,
      text: readFileSync(join(PACKAGES, name, 'src', file), 'utf8'),
    }));
}

test('every package has its place in the layers', () => {
  expect(readdirSync(PACKAGES).sort()).toEqual(Object.keys(ALLOWED).sort());
});

describe.each(Object.entries(ALLOWED))('%s', (name, allowed) => {
  test(`imports no Hearsay package but ${allowed.join(', ') || 'none'}, each by its name`, () => {
    const wrong = sources(name).flatMap(({ file, text }) =>
      [...text.matchAll(/from '@hearsay\/([^']+)'/g)]
        .map(([, target = '']) => target)
        .filter((target) => !allowed.includes(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('declares the same dependencies', () => {
    const manifest = JSON.parse(readFileSync(join(PACKAGES, name, 'package.json'), 'utf8'));
    const declared = Object.keys(manifest.dependencies ?? {}).filter((dependency) =>
      dependency.startsWith('@hearsay/'),
    );
    for (const dependency of declared) expect(allowed).toContain(dependency.slice('@hearsay/'.length));
  });
});

test.each(['simulation', 'analysis'])('%s is pure: no clock, chance, environment or files', (name) => {
  const wrong = sources(name).filter(({ text }) => IMPURE.test(text));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
