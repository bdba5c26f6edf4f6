// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An amount of money in the smallest unit of its currency: fen for CNY.
type Minor is uint128;
