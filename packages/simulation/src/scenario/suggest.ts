import { distance } from 'fastest-levenshtein';

/** The allowed word closest to a misspelt one, if it is close enough to be what was meant. */
export function closest(received: string, allowed: readonly string[]): string | undefined {
  const wanted = plain(received);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 0.5;
  for (const candidate of allowed) {
    const between = distance(wanted, plain(candidate));
    if (between < bestDistance) {
      best = candidate;
      bestDistance = between;
    }
  }
  return best ?? allowed.find((candidate) => sharesStem(wanted, plain(candidate)));
}

/** Whether one word contains the other, as "barabasi" and "barabasi-albert" do. */
function sharesStem(received: string, candidate: string): boolean {
  return received.length >= 4 && (candidate.includes(received) || received.includes(candidate));
}

/** Letters only: contacts_per_day, ContactsPerDay and contacts-per-day are all meant as contactsPerDay. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** `Did you mean "x"?`, or nothing. */
export function suggestion(received: string, allowed: readonly string[]): { suggestion?: string } {
  const meant = closest(received, allowed);
  return meant === undefined ? {} : { suggestion: `Did you mean "${meant}"?` };
}
