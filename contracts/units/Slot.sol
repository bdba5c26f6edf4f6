// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A quarter of an hour, counted from 1970-01-01T00:00:00Z. Ranges of slots are half open.
type Slot is uint32;

uint32 constant SECONDS_PER_SLOT = 900;
uint32 constant MINUTES_PER_SLOT = 15;
uint32 constant SLOTS_PER_DAY = 96;

/// @notice The slot in which a time lies.
/// @param timestamp Seconds since 1970, UTC.
function slotAt(uint256 timestamp) pure returns (uint32) {
    return uint32(timestamp / SECONDS_PER_SLOT);
}
