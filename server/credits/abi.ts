// Generated from the contracts by `npm run generate`; do not edit.

export const creditsAbi = [
  {"inputs":[{"name":"members","type":"address"}],"stateMutability":"nonpayable","type":"constructor"},
  {"inputs":[{"name":"leaf","type":"bytes32"},{"name":"successor","type":"bytes32"}],"name":"Credits_BadSuccessor","type":"error"},
  {"inputs":[{"name":"root","type":"bytes32"},{"name":"count","type":"uint32"}],"name":"Credits_EmptyOrOversizedBatch","type":"error"},
  {"inputs":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"leaf","type":"bytes32"}],"name":"Credits_NotInBatch","type":"error"},
  {"inputs":[],"name":"Credits_ReasonMissing","type":"error"},
  {"inputs":[{"name":"leaf","type":"bytes32"},{"name":"status","type":"uint8"}],"name":"Credits_StatusForbids","type":"error"},
  {"inputs":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"}],"name":"Credits_UnknownBatch","type":"error"},
  {"inputs":[{"name":"issuer","type":"uint32"},{"name":"given","type":"uint32"},{"name":"expected","type":"uint32"}],"name":"Credits_WrongSequence","type":"error"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"issuer","type":"uint32"},{"indexed":true,"name":"sequence","type":"uint32"},{"indexed":false,"name":"root","type":"bytes32"},{"indexed":false,"name":"count","type":"uint32"},{"indexed":false,"name":"registrar","type":"address"}],"name":"BatchIssued","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"issuer","type":"uint32"},{"indexed":true,"name":"sequence","type":"uint32"},{"indexed":true,"name":"leaf","type":"bytes32"},{"indexed":false,"name":"status","type":"uint8"},{"indexed":false,"name":"successor","type":"bytes32"},{"indexed":false,"name":"successorSequence","type":"uint32"},{"indexed":false,"name":"reason","type":"uint8"},{"indexed":false,"name":"registrar","type":"address"}],"name":"StatusChanged","type":"event"},
  {"inputs":[{"name":"issuer","type":"uint32"}],"name":"getBatchCount","outputs":[{"name":"","type":"uint32"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"}],"name":"getRoot","outputs":[{"name":"","type":"bytes32"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"issuer","type":"uint32"},{"name":"leaf","type":"bytes32"}],"name":"getStatus","outputs":[{"name":"","type":"uint8"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"root","type":"bytes32"},{"name":"count","type":"uint32"}],"name":"issue","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"components":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"commitment","type":"bytes32"},{"name":"centiCredits","type":"uint32"},{"name":"proof","type":"bytes32[]"}],"name":"record","type":"tuple"},{"name":"reason","type":"uint8"}],"name":"reinstate","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"components":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"commitment","type":"bytes32"},{"name":"centiCredits","type":"uint32"},{"name":"proof","type":"bytes32[]"}],"name":"record","type":"tuple"},{"name":"reason","type":"uint8"}],"name":"revoke","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"components":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"commitment","type":"bytes32"},{"name":"centiCredits","type":"uint32"},{"name":"proof","type":"bytes32[]"}],"name":"record","type":"tuple"},{"components":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"commitment","type":"bytes32"},{"name":"centiCredits","type":"uint32"},{"name":"proof","type":"bytes32[]"}],"name":"successor","type":"tuple"},{"name":"reason","type":"uint8"}],"name":"supersede","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"components":[{"name":"issuer","type":"uint32"},{"name":"sequence","type":"uint32"},{"name":"commitment","type":"bytes32"},{"name":"centiCredits","type":"uint32"},{"name":"proof","type":"bytes32[]"}],"name":"record","type":"tuple"},{"name":"reason","type":"uint8"}],"name":"suspend","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
