import { type Hex, stringToHex } from "viem";

/**
 * A code of a qualification, course, field or programme in the chain's 32 bytes: ASCII, padded on the right. One that the
 * gateway gives in hexadecimal stays as it is.
 * @throws where it has more than 32 characters
 */
export function codeWord(code: string): Hex {
  return /^0x[0-9a-f]{64}$/.test(code) ? (code as Hex) : stringToHex(code, { size: 32 });
}
