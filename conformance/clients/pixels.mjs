// The SHA-256 of the pixel data that dcmjs read, fragments one after the other; empty when there are none.
import { createHash } from 'node:crypto';

export function pixelDigest(dataset) {
  const pixels = dataset.getElement('PixelData');
  if (pixels === undefined) return '';
  const hash = createHash('sha256');
  for (const part of [].concat(pixels)) hash.update(new Uint8Array(part));
  return hash.digest('hex');
}
