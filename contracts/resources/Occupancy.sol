// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IBookings} from "./IBookings.sol";
import {SLOTS_PER_DAY} from "../units/Slot.sol";

/// @title Which slots of a resource are taken: one bit a slot, 256 slots a word
library Occupancy {
    struct Calendar {
        mapping(uint32 word => uint256) takenIn;
    }

    uint32 private constant SLOTS_PER_WORD = 256;

    /// @notice Takes a range of slots; reverts with the first one that is taken already.
    /// @param resource Whose calendar it is, for the error.
    function take(Calendar storage self, uint32 resource, uint32 start, uint16 length) internal {
        uint32 end = start + length;
        for (uint32 slot = start; slot < end;) {
            (uint32 word, uint256 mask) = _maskOfWord(slot, end);
            uint256 taken = self.takenIn[word];
            if (taken & mask != 0) {
                revert IBookings.Bookings_SlotTaken(resource, word * SLOTS_PER_WORD + _lowestBit(taken & mask));
            }

            self.takenIn[word] = taken | mask;
            slot = (word + 1) * SLOTS_PER_WORD;
        }
    }

    /// @notice Frees a range.
    function free(Calendar storage self, uint32 start, uint16 length) internal {
        uint32 end = start + length;
        for (uint32 slot = start; slot < end;) {
            (uint32 word, uint256 mask) = _maskOfWord(slot, end);
            self.takenIn[word] &= ~mask;
            slot = (word + 1) * SLOTS_PER_WORD;
        }
    }

    /// @notice The slots taken on a UTC day, bit n being the day's n-th slot.
    function takenOn(Calendar storage self, uint32 day) internal view returns (uint96) {
        uint256 first = uint256(day) * SLOTS_PER_DAY;
        uint256 from = first % SLOTS_PER_WORD;
        uint32 word = uint32(first / SLOTS_PER_WORD);
        uint256 taken = self.takenIn[word] >> from;
        if (from + SLOTS_PER_DAY > SLOTS_PER_WORD) taken |= self.takenIn[word + 1] << (SLOTS_PER_WORD - from);
        return uint96(taken);
    }

    /// @dev The bits of the half-open range that lie in the word of its first slot.
    function _maskOfWord(uint32 start, uint32 end) private pure returns (uint32 word, uint256 mask) {
        word = start / SLOTS_PER_WORD;
        uint256 from = start % SLOTS_PER_WORD;
        uint256 count = Math.min(end - start, SLOTS_PER_WORD - from);
        mask = (type(uint256).max >> (SLOTS_PER_WORD - count)) << from;
    }

    function _lowestBit(uint256 word) private pure returns (uint32) {
        return uint32(Math.log2(word & (~word + 1)));
    }
}
