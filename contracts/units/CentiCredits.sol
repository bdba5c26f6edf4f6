// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Hundredths of a credit: 350 is 3.5 credits.
type CentiCredits is uint32;
