/** 32-bit FNV-1a over the bits of every value, in order: differs if any bit of any opinion does. The C loop has the same. */
export function checksum(values: Float32Array): number {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place++) hash = Math.imul(hash ^ words[place]!, 0x01000193);
  return hash >>> 0;
}
