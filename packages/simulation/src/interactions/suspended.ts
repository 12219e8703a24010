/** Whether anybody is suspended on a day. Asking every speaker instead is a look into a large array at a random place. */
export function anySuspended(suspendedUntil: Int32Array, day: number): boolean {
  for (let agent = 0; agent < suspendedUntil.length; agent++) if (suspendedUntil[agent]! > day) return true;
  return false;
}
