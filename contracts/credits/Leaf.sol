// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The leaf of a credit record, as {ICredits} defines it.
/// @dev Hashed twice, so that no inner node of a tree is a leaf: a node is the hash of two words, a leaf of one.
function leafOf(bytes32 commitment, uint32 centiCredits) pure returns (bytes32) {
    return keccak256(bytes.concat(keccak256(abi.encode(commitment, centiCredits))));
}
