// Generated from the contracts by `npm run generate`; do not edit.

export const creations = [
  // Directory
  { bytes: 2688, hash: "0xff5185b37736ad623e2fa5b5b3c26b340bcd55a5551f4a61b7639446255d1a5c" },
  // Authority
  { bytes: 12232, hash: "0x301ff70640f3a71c7733614f12e006e0c7f79d4b67521e4d0fe5c11479161c22" },
  // Members
  { bytes: 12714, hash: "0x32e9db8a24dc772e83b8c3ea63f5bc4be0ccc107fae8a1f466cb2dfc80fbdcee" },
  // Council
  { bytes: 26346, hash: "0x578302f168584618c2ed4d31a6d1b1f7aff9e473fe5604bb7f007e80beceb407" },
  // Timelock
  { bytes: 7304, hash: "0x9293bf9b39cbdf46d80bbe0b65e12d80616103a3247066b4388b4ff155e2d9a5" },
  // Agreements
  { bytes: 14806, hash: "0xcd367e5c710aa5c0b9dbaaf9f32de2c52d15ca1441f1520e7775af933b32b44b" },
  // Meetings
  { bytes: 6994, hash: "0x5a793a376d88ed0906cb306948d8d7fcab5542b52847e99756155c0327a42e6e" },
  // Credits
  { bytes: 11680, hash: "0xd320c42b0963ae6f58577cf8afb56b1a7ef31771e11536a6bb337092ea0094d6" },
  // Recognitions
  { bytes: 24694, hash: "0x38f0bf7234e0fe489583d76ce179ec4bcf2bc5bdb2f99ead127cf4635e71bb09" },
  // Bookings
  { bytes: 14585, hash: "0x9488bc3c9d03b2e46dafe51ac39b5e78c3bc15ce71032d43b581f73276037cbf" },
  // Settlement
  { bytes: 13230, hash: "0xb6ec801e80b9749f3c545a01842a4ef4fc38daccc71d44a509bea7be4582aaea" },
] as const;
