// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreements} from "../../contracts/alliance/Agreements.sol";
import {IAgreements} from "../../contracts/alliance/IAgreements.sol";
import {Bookings} from "../../contracts/resources/Bookings.sol";
import {IBookings} from "../../contracts/resources/IBookings.sol";
import {IResources} from "../../contracts/resources/IResources.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {Stage} from "./Stage.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Books, cancels, declines and closes slots at random, and notes for every slot who has it. The first member
/// owns everything. With the second and third it has an agreement that ends and that the third may leave, with the
/// second another one, with the fourth one about something else; the fifth has none.
contract BookingsActor is Stage {
    uint32 public constant RESOURCES = 2;
    /// @dev Three days, the first of which begins 90 slots before a midnight of UTC. A word of the bitmap ends on the
    /// day after that midnight.
    uint32 public constant FIRST_SLOT = 2_004_672 - 90;
    uint32 public constant SLOTS = 288;
    uint16 private constant SHARING = 2;

    struct Range {
        uint32 resource;
        uint32 number;
        uint32 start;
        uint16 length;
        bool outage;
        bool standing;
    }

    /// @notice A booking as it was asked for.
    struct Deed {
        uint32 resource;
        uint32 number;
        uint32 agreement;
        uint40 madeAt;
    }

    /// @dev The index of the range in the list, plus one.
    mapping(uint32 resource => mapping(uint32 slot => uint256)) private holder;
    mapping(uint32 resource => uint32) public bookingsOf;
    mapping(uint32 resource => uint32) public outagesOf;
    Range[] public ranges;
    Deed[] public deeds;
    bool private departed;
    uint256 public refusedWithoutAgreement;
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
        _agree(_list(1, 2, 3), SHARING, uint40(block.timestamp) + 12 hours);
        _agree(_list(1, 2, 0), type(uint8).max, type(uint40).max);
        _agree(_list(1, 4, 0), type(uint8).max - SHARING, type(uint40).max);
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

    function pacts() external view returns (Agreements) {
        return agreements;
    }

    function deedCount() external view returns (uint256) {
        return deeds.length;
    }

    function rangeCount() external view returns (uint256) {
        return ranges.length;
    }

    /* WHAT THE RUNNER CALLS */

    function book(
        uint256 userSeed,
        uint256 agreementSeed,
        uint256 resourceSeed,
        uint256 startSeed,
        uint256 lengthSeed
    ) external {
        MemberId user = _memberAt(userSeed);
        Range memory range = _rangeAt(resourceSeed, startSeed, lengthSeed, false);
        // One more than there are, and as often as not what the user needs.
        uint32 agreement = agreementSeed % 2 == 0 ? _agreementOf(user) : uint32(bound(agreementSeed, 0, 4));
        bool allowed = _mayBookUnder(user, agreement);
        try bookings.book(range.resource, user, range.start, range.length, 1, agreement) returns (uint32 number) {
            assert(allowed);
            assert(number == ++bookingsOf[range.resource]);
            _keep(range, number);
            deeds.push(Deed(range.resource, number, agreement, uint40(block.timestamp)));
        } catch (bytes memory reason) {
            if (allowed) _requireTaken(range, reason);
            else ++refusedWithoutAgreement;
        }
    }

    /// @notice The third member leaves the first agreement, a second after whatever was booked.
    function depart(uint256 seed) external {
        if (departed || seed % 8 != 0 || block.timestamp + 2 >= agreements.getAgreement(1).endsAt) return;
        vm.warp(block.timestamp + 1);
        agreements.withdraw(1, MemberId.wrap(3));
        departed = true;
    }

    /// @notice Time passes, up to a few hours before the first slot.
    function pass(uint256 seed) external {
        uint256 latest = uint256(FIRST_SLOT - 16) * 900;
        uint256 then = block.timestamp + bound(seed, 1, 2 hours);
        vm.warp(then < latest ? then : latest);
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

    function _list(uint32 one, uint32 two, uint32 three) private pure returns (MemberId[] memory parties) {
        parties = new MemberId[](three == 0 ? 2 : 3);
        parties[0] = MemberId.wrap(one);
        parties[1] = MemberId.wrap(two);
        if (three != 0) parties[2] = MemberId.wrap(three);
    }

    function _agree(MemberId[] memory parties, uint16 kinds, uint40 endsAt) private {
        IAgreements.Terms memory terms = IAgreements.Terms({
            textHash: "text",
            kinds: kinds,
            parties: parties,
            startsAt: 0,
            endsAt: endsAt,
            noticeSeconds: 0,
            decisionSeconds: 1,
            appealSeconds: 0,
            arbiter: MemberId.wrap(0),
            fees: new IAgreements.Fee[](0),
            amends: 0
        });
        uint32 agreement = agreements.propose(parties[0], terms);
        for (uint256 i = 1; i < parties.length; ++i) agreements.sign(agreement, parties[i], address(this), "");
    }

    /// @dev The agreement that a member is the likeliest to be allowed.
    function _agreementOf(MemberId user) private pure returns (uint32) {
        uint32 number = MemberId.unwrap(user);
        return
            number == 1
                ? 0
                : number == 2
                    ? 2
                    : 1;
    }

    function _mayBookUnder(MemberId user, uint32 agreement) private view returns (bool) {
        uint32 number = MemberId.unwrap(user);
        if (number == 1) return agreement == 0;
        if (agreement == 2) return number == 2;
        bool binds = number == 2 || (number == 3 && !departed);
        return agreement == 1 && binds && block.timestamp < agreements.getAgreement(1).endsAt;
    }

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
