// Generated from the contracts by `npm run generate`; do not edit.

export const creations = [
  // Directory
  { bytes: 2263, hash: "0x9c086b51b88533d2a6d717d7ed81fa2079df45535d14d9a59278b2bfd51b9728" },
  // Members
  { bytes: 4663, hash: "0xe5aed0a8bc2c045ac4e89977f987314bb17768fd0720a57893e605538baca2bd" },
  // AccessManager
  { bytes: 11671, hash: "0x2dcc60373f61feb29bf3eaddbb9c40e7e70633282c956f5e46c9e85bcf0abbdc" },
  // Credits
  { bytes: 3596, hash: "0x2eee31a00cebd4dae8bfc80bb9f29b6de6c60149cf8efc164de2d42c62837947" },
  // Bookings
  { bytes: 14262, hash: "0xc6fe7b8f7dce5a611c3f040516303e4ae3d897e40dd8f7ab58c9e5c5bfe4c244" },
  // Settlement
  { bytes: 11463, hash: "0x1c7f3f19249de99d6521b129b449567ebfdde3dfb3879c4c0c6e9660382460dd" },
] as const;
