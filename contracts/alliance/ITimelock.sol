// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Carries out what the council decided, after a delay
/// @notice OpenZeppelin's TimelockController with a bound: a delay of a century, voted by mistake, could never be
/// undone.
interface ITimelock {
    /// @notice Longer than the council may bind itself.
    error Timelock_DelayTooLong(uint256 delaySeconds, uint256 mostSeconds);
}
