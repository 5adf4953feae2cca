/** How does the memory of large bytes go as soon as nobody needs them? */

/**
 * Gives back the memory of bytes that nobody else has: they are empty afterwards. The collector comes when much is allocated,
 * and after the last file has been read nothing is: 70 MB of it would stay for as long as the window lives.
 */
export function giveBack({ buffer }: Uint8Array): void {
  // ECMAScript 2024: older engines wait for the collector
  const { transfer } = buffer as { transfer?: (this: ArrayBufferLike, byteLength: number) => unknown };
  transfer?.call(buffer, 0);
}
