// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bookings} from "../../contracts/resources/Bookings.sol";
import {IBookings} from "../../contracts/resources/IBookings.sol";
import {IResources} from "../../contracts/resources/IResources.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {Stage} from "./Stage.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Books, cancels, declines and closes slots at random, and notes for every slot who has it.
contract BookingsActor is Stage {
    uint32 public constant RESOURCES = 2;
    /// @dev Three days, the first of which begins 90 slots before a midnight of UTC. A word of the bitmap ends on the
    /// day after that midnight.
    uint32 public constant FIRST_SLOT = 2_004_672 - 90;
    uint32 public constant SLOTS = 288;

    struct Range {
        uint32 resource;
        uint32 number;
        uint32 start;
        uint16 length;
        bool outage;
        bool standing;
    }

    /// @dev The index of the range in the list, plus one.
    mapping(uint32 resource => mapping(uint32 slot => uint256)) private holder;
    mapping(uint32 resource => uint32) public bookingsOf;
    mapping(uint32 resource => uint32) public outagesOf;
    Range[] public ranges;
    uint256 public refused;

    constructor() {
        vm.warp(uint256(FIRST_SLOT - 96) * 900);
        IResources.Rules memory rules = IResources.Rules({
            opensAt: 0,
            closesAt: 96,
            zoneOffset: 32,
            openDays: 127,
            shortest: 1,
            longest: 200,
            horizonDays: 30,
            needsApproval: true
        });
        IResources.Description memory description = IResources.Description(unicode"炉", "Furnace", "furnace", "", 1);
        for (uint32 i = 0; i < RESOURCES; ++i) {
            bookings.publish(MemberId.wrap(1), description, rules, IResources.Rate(1, 2, 3));
        }
    }

    function ledger() external view returns (Bookings) {
        return bookings;
    }

    /// @notice The slots of a day that are held, as the contract would say it.
    function heldOn(uint32 resource, uint32 day) external view returns (uint96 held) {
        for (uint32 i = 0; i < 96; ++i) {
            if (holder[resource][day * 96 + i] != 0) held |= uint96(1) << i;
        }
    }

    function rangeCount() external view returns (uint256) {
        return ranges.length;
    }

    /* WHAT THE RUNNER CALLS */

    function book(uint256 userSeed, uint256 resourceSeed, uint256 startSeed, uint256 lengthSeed) external {
        Range memory range = _rangeAt(resourceSeed, startSeed, lengthSeed, false);
        try bookings.book(range.resource, _memberAt(userSeed), range.start, range.length, 1) returns (uint32 number) {
            assert(number == ++bookingsOf[range.resource]);
            _keep(range, number);
        } catch (bytes memory reason) {
            _requireTaken(range, reason);
        }
    }

    function makeOutage(uint256 resourceSeed, uint256 startSeed, uint256 lengthSeed) external {
        Range memory range = _rangeAt(resourceSeed, startSeed, lengthSeed, true);
        try bookings.makeOutage(range.resource, range.start, range.length) returns (uint32 number) {
            assert(number == ++outagesOf[range.resource]);
            _keep(range, number);
        } catch (bytes memory reason) {
            _requireTaken(range, reason);
        }
    }

    function free(uint256 seed, bool decline) external {
        if (ranges.length == 0) return;
        Range storage range = ranges[bound(seed, 0, ranges.length - 1)];
        if (!range.standing) return;

        if (range.outage) bookings.liftOutage(range.resource, range.number);
        else if (decline) bookings.decline(range.resource, range.number);
        else bookings.cancel(range.resource, range.number);
        range.standing = false;
        for (uint32 i = 0; i < range.length; ++i) delete holder[range.resource][range.start + i];
    }

    /* INTERNAL */

    function _rangeAt(
        uint256 resourceSeed,
        uint256 startSeed,
        uint256 lengthSeed,
        bool outage
    ) private pure returns (Range memory) {
        uint32 start = FIRST_SLOT + uint32(bound(startSeed, 0, SLOTS - 1));
        uint256 most = lengthSeed % 4 == 0 ? 200 : 8;
        uint256 left = FIRST_SLOT + SLOTS - start;
        uint16 length = uint16(bound(lengthSeed, 1, left < most ? left : most));
        return Range(uint32(bound(resourceSeed, 1, RESOURCES)), 0, start, length, outage, true);
    }

    /// @dev A range that was accepted has none of its slots held by another one.
    function _keep(Range memory range, uint32 number) private {
        range.number = number;
        ranges.push(range);
        for (uint32 i = 0; i < range.length; ++i) {
            assert(holder[range.resource][range.start + i] == 0);
            holder[range.resource][range.start + i] = ranges.length;
        }
    }

    /// @dev A range that was refused names the first of its slots that another one holds.
    function _requireTaken(Range memory range, bytes memory reason) private {
        uint32 slot = range.start;
        while (slot < range.start + range.length && holder[range.resource][slot] == 0) ++slot;
        bytes memory expected = abi.encodeWithSelector(IBookings.Bookings_SlotTaken.selector, range.resource, slot);
        assert(slot < range.start + range.length);
        assert(keccak256(reason) == keccak256(expected));
        refused += 1;
    }
}
