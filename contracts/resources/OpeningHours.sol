// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SLOTS_PER_DAY} from "../units/Slot.sol";

/// @title When a resource is open, in its own zone
library OpeningHours {
    /// @dev 1970-01-01 was a Thursday, three days after a Monday.
    uint256 private constant WEEKDAY_OF_DAY_ZERO = 3;

    /// @notice Whether a range lies within the opening hours of one open day. Where a resource is open around the
    /// clock, it may run over midnight as long as every day it touches is an open one.
    /// @param opensAt First open quarter of an hour of a local day.
    /// @param closesAt The quarter of an hour at which it closes.
    /// @param zoneOffset The zone's distance from UTC in quarters of an hour.
    /// @param openDays Bit n set: open on weekday n, Monday being 0.
    /// @param start First slot; at least one day after 1970.
    /// @param length Number of slots, at least one.
    function cover(
        uint8 opensAt,
        uint8 closesAt,
        int8 zoneOffset,
        uint8 openDays,
        uint32 start,
        uint16 length
    ) internal pure returns (bool) {
        uint256 from = uint256(int256(uint256(start)) + zoneOffset);
        uint256 last = from + length - 1;
        uint256 firstDay = from / SLOTS_PER_DAY;
        uint256 lastDay = last / SLOTS_PER_DAY;

        if (firstDay != lastDay && !isAroundTheClock(opensAt, closesAt)) return false;
        if (from % SLOTS_PER_DAY < opensAt || last % SLOTS_PER_DAY >= closesAt) return false;
        for (uint256 day = firstDay; day <= lastDay; ++day) {
            if ((openDays >> ((day + WEEKDAY_OF_DAY_ZERO) % 7)) & 1 == 0) return false;
        }
        return true;
    }

    /// @notice Whether a day's opening hours are the whole day.
    function isAroundTheClock(uint8 opensAt, uint8 closesAt) internal pure returns (bool) {
        return opensAt == 0 && closesAt == SLOTS_PER_DAY;
    }
}
