import type { EdgeFields } from './edge-fields.ts';

/** Names that a first line gives its two id columns, lower case, without blanks, `_` and `-`. */
const ID_COLUMNS = new Set(
  'source target src dst from to follower followee follows followed followeeid followerid following fan u v i j a b ego alter user friend node1 node2 id1 id2 user1 user2 userid friendid fromnodeid tonodeid fromid toid sourceid targetid fromnode tonode node neighbour neighbor head tail nd nw'.split(
    ' ',
  ),
);

const WEIGHT_COLUMNS = new Set(
  'weight w strength value count score rating trust tieweight edgeweight'.split(' '),
);

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '');

/** Whether the line names columns, by names that are in common use. */
export function isKnownHeader(fields: EdgeFields): boolean {
  if (fields.count < 2) return false;
  const [first, second] = [plain(fields.text(0)), plain(fields.text(1))];
  // One-letter names could as well be agents: only the longer ones are taken for names without a look at what follows.
  return first.length > 1 && second.length > 1 && ID_COLUMNS.has(first) && ID_COLUMNS.has(second);
}

const FOLLOWERS = new Set(['follower', 'followerid', 'followers', 'fan']);
const FOLLOWEES = new Set([
  'followee',
  'followeeid',
  'followed',
  'followedid',
  'follows',
  'following',
  'followees',
]);

/** Who follows whom, if a header's names say so: the first column the second (`forward`), or the other way round. */
export function namedDirection(fields: EdgeFields): 'forward' | 'backward' | undefined {
  const [first, second] = [plain(fields.text(0)), plain(fields.text(1))];
  if (FOLLOWERS.has(first) && FOLLOWEES.has(second)) return 'forward';
  return FOLLOWEES.has(first) && FOLLOWERS.has(second) ? 'backward' : undefined;
}

/** Whether the line could name columns: nothing on it that is an id of whole numbers. */
export function couldBeHeader(fields: EdgeFields): boolean {
  return fields.count >= 2 && !fields.isWholeNumber(0) && !fields.isWholeNumber(1);
}

/** Whether a header's third column, if there is one, holds the weight of a tie. */
export function namesWeight(fields: EdgeFields): boolean {
  return fields.count < 3 || WEIGHT_COLUMNS.has(plain(fields.text(2)));
}

/** What else a file is whose first line cannot belong to an edge list; undefined if it can. */
export function otherFormat(line: string): string | undefined {
  if (line.startsWith('<')) return 'The file looks like XML: name the format gexf or graphml.';
  if (line.startsWith('{') || line.startsWith('[')) {
    return 'The file looks like JSON: an OASIS agent file has the format oasis-reddit.';
  }
  if (line.includes('following_agentid_list')) return 'Name the format oasis-twitter.';
  return undefined;
}
