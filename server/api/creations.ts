// Generated from the contracts by `npm run generate`; do not edit.

export const creations = [
  // Directory
  { bytes: 2688, hash: "0xff5185b37736ad623e2fa5b5b3c26b340bcd55a5551f4a61b7639446255d1a5c" },
  // Authority
  { bytes: 12232, hash: "0x301ff70640f3a71c7733614f12e006e0c7f79d4b67521e4d0fe5c11479161c22" },
  // Members
  { bytes: 13949, hash: "0x0dd86ef896fc560495ec5cfbe50892337898d1776639773b60e599e5c1b120df" },
  // Council
  { bytes: 26346, hash: "0x578302f168584618c2ed4d31a6d1b1f7aff9e473fe5604bb7f007e80beceb407" },
  // Timelock
  { bytes: 7304, hash: "0x9293bf9b39cbdf46d80bbe0b65e12d80616103a3247066b4388b4ff155e2d9a5" },
  // Agreements
  { bytes: 15901, hash: "0xdd931db0202a6a685778c1e32e00d1ade3f160fd385abbafaca378b2bce0414c" },
  // Meetings
  { bytes: 6994, hash: "0x5a793a376d88ed0906cb306948d8d7fcab5542b52847e99756155c0327a42e6e" },
  // Credits
  { bytes: 12029, hash: "0x8fdad760f399910b53bac3203f898eafc8b502aaa13eaa2cc1b18660c3e0c004" },
  // Recognitions
  { bytes: 24938, hash: "0x8a0e9da389ce199d9d0f6e3e726099a29fad679c09ebf7c9dacced421e8aecd0" },
  // Bookings
  { bytes: 15320, hash: "0x5a723110f7c101c6bafc37b59e6a5ef5d048416404a82670357cb86b697495ff" },
  // Settlement
  { bytes: 13274, hash: "0x96d0511a2c06fc5adf520a1e47476d7d44f5088eb4d4b8a024499acab663332e" },
] as const;
