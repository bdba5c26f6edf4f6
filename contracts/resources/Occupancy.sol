// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IBookings} from "./IBookings.sol";
import {SLOTS_PER_DAY} from "../units/Slot.sol";

/// @title Which slots of a resource are taken: one word a UTC day, bit n being the day's n-th slot
library Occupancy {
    struct Calendar {
        mapping(uint32 day => uint256) takenOn;
    }

    /// @notice Takes a range of slots; reverts with the first one that is taken already.
    /// @param resource Whose calendar it is, for the error.
    function take(Calendar storage self, uint32 resource, uint32 start, uint16 length) internal {
        uint32 end = start + length;
        for (uint32 slot = start; slot < end;) {
            (uint32 day, uint256 mask) = _maskOfDay(slot, end);
            uint256 taken = self.takenOn[day];
            if (taken & mask != 0) {
                revert IBookings.Bookings_SlotTaken(resource, day * SLOTS_PER_DAY + _lowestBit(taken & mask));
            }

            self.takenOn[day] = taken | mask;
            slot = (day + 1) * SLOTS_PER_DAY;
        }
    }

    /// @notice Frees a range.
    function free(Calendar storage self, uint32 start, uint16 length) internal {
        uint32 end = start + length;
        for (uint32 slot = start; slot < end;) {
            (uint32 day, uint256 mask) = _maskOfDay(slot, end);
            self.takenOn[day] &= ~mask;
            slot = (day + 1) * SLOTS_PER_DAY;
        }
    }

    /// @dev The bits of the half-open range that lie on the day of its first slot.
    function _maskOfDay(uint32 start, uint32 end) private pure returns (uint32 day, uint256 mask) {
        day = start / SLOTS_PER_DAY;
        uint256 from = start - day * SLOTS_PER_DAY;
        uint256 to = Math.min(end - day * SLOTS_PER_DAY, SLOTS_PER_DAY);
        mask = (1 << to) - (1 << from);
    }

    function _lowestBit(uint256 word) private pure returns (uint32) {
        return uint32(Math.log2(word & (~word + 1)));
    }
}
