/** Documents that stay with the people: the chain holds their hashes. */
import { type Hex, keccak256 } from "viem";

/** Hash of a file, byte for byte: of an agreement, an agenda, minutes, a resolution or the charter. */
export function documentHash(bytes: Uint8Array): Hex {
  return keccak256(bytes);
}
