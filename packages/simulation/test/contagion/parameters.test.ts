import { expect, test } from 'vitest';
import { contagion, twoClaims } from './help.ts';

test.each([
  ['si, beta: 1.1', 'minds.beta'],
  ['sis, gamma: -0.1', 'minds.gamma'],
  ['sir, gamma: 2', 'minds.gamma'],
  ['seir, sigma: 1.5', 'minds.sigma'],
  ['seiz, sceptics: -1', 'minds.sceptics'],
  ['seiz, rho: 3', 'minds.rho'],
  ['daley-kendall, stifle: 1.01', 'minds.stifle'],
  ['maki-thompson, spread: -0.01', 'minds.spread'],
  ['independent-cascade, probability: 7', 'minds.probability'],
  ['independent-cascade, probability: cascade', 'minds.probability'],
  ['linear-threshold, threshold: 1.2', 'minds.threshold'],
  ['linear-threshold, threshold: {distribution: uniform, min: 0.6, max: 0.4}', 'min must not exceed max'],
  ['watts-threshold, phi: {distribution: normal, mean: 0.2}', 'minds.phi'],
  ['complex-contagion, sources: 0', 'minds.sources'],
  ['complex-contagion, sources: 1.5', 'minds.sources'],
  ['complex-contagion, adoption: 2', 'minds.adoption'],
  ['competing-claims, ties: lie', 'minds.ties'],
])('refuses %s', (minds, path) => {
  expect(() => twoClaims(`minds={model: ${minds}}`)).toThrow(path);
});

test('competing claims need two claims in their scope', () => {
  expect(() => contagion('minds={model: competing-claims}')).toThrow(/minds.model.*at least two claims/);
  expect(() => twoClaims('minds={model: competing-claims, claims: [lie]}')).toThrow(
    /minds.claims.*at least two/,
  );
  expect(() => twoClaims('minds={model: competing-claims, claims: [lie, fact]}')).not.toThrow();
});

test('probabilities name claims of the scope', () => {
  expect(() => twoClaims('minds={model: competing-claims, probabilities: {lies: 0.2}}')).toThrow(
    /minds.probabilities.lies.*no such claim.*lie, fact/,
  );
});

test('more sources than can be heard in a tick are refused', () => {
  const daily = 'interaction={kind: daily-exchange, contactsPerDay: 3}';
  expect(() => contagion(daily, 'minds={model: complex-contagion, sources: 4}')).toThrow(
    /minds.sources.*at most 3/,
  );
  expect(() => contagion(daily, 'ticksPerDay=2', 'minds={model: complex-contagion, sources: 3}')).toThrow(
    /minds.sources.*at most 2/,
  );
  expect(() => contagion(daily, 'minds={model: complex-contagion, sources: 3}')).not.toThrow();
});

test('rumours by meetings need meetings, the others need to hear', () => {
  expect(() => contagion('minds={model: daley-kendall}')).toThrow(/interaction.kind.*pairs/);
  expect(() => contagion('minds={model: maki-thompson}')).toThrow(/interaction.kind.*pairs/);
  expect(() => contagion('interaction={kind: pairs}')).toThrow(/interaction.kind.*all-neighbours/);
});
