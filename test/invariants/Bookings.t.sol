// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreements} from "../../contracts/alliance/Agreements.sol";
import {IAgreements} from "../../contracts/alliance/IAgreements.sol";
import {Bookings} from "../../contracts/resources/Bookings.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {BookingsActor} from "./BookingsActor.sol";
import {FuzzSelector} from "./Vm.sol";

/// @notice No slot is ever held twice, and the bitmap says exactly which ones are held. Nobody books what is another
/// member's but under an agreement that binds both then.
contract BookingsInvariants {
    BookingsActor private actor;
    Bookings private bookings;
    Agreements private agreements;

    function setUp() public {
        actor = new BookingsActor();
        bookings = actor.ledger();
        agreements = actor.pacts();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](6);
        selectors[0] = BookingsActor.book.selector;
        selectors[1] = BookingsActor.book.selector;
        selectors[2] = BookingsActor.makeOutage.selector;
        selectors[3] = BookingsActor.free.selector;
        selectors[4] = BookingsActor.depart.selector;
        selectors[5] = BookingsActor.pass.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_OthersBookedUnderAnAgreementInForce() public view {
        MemberId owner = MemberId.wrap(1);
        for (uint256 i = 0; i < actor.deedCount(); ++i) {
            (uint32 resource, uint32 number, uint32 agreement, uint40 madeAt) = actor.deeds(i);
            MemberId user = bookings.getBooking(resource, number).user;
            assert((user == owner) == (agreement == 0));
            if (agreement == 0) continue;

            IAgreements.Agreement memory found = agreements.getAgreement(agreement);
            assert(found.kinds & 2 != 0 && found.signatures == found.parties);
            assert(found.startsAt <= madeAt && madeAt < found.endsAt);
            _requireBound(agreement, user, madeAt);
            _requireBound(agreement, owner, madeAt);
        }
    }

    function _requireBound(uint32 agreement, MemberId member, uint40 madeAt) private view {
        (bool signed, , uint40 leavesAt) = agreements.getParty(agreement, member);
        assert(signed && (leavesAt == 0 || madeAt < leavesAt));
    }

    function invariant_OccupancyIsWhatStands() public view {
        uint32 from = actor.FIRST_SLOT();
        for (uint32 resource = 1; resource <= actor.RESOURCES(); ++resource) {
            for (uint32 day = from / 96; day <= (from + actor.SLOTS()) / 96; ++day) {
                assert(bookings.getOccupancy(resource, day) == actor.heldOn(resource, day));
            }
        }
    }

    function invariant_StandingRangesAreDisjoint() public view {
        uint256 taken = 0;
        uint256 held = 0;
        for (uint256 i = 0; i < actor.rangeCount(); ++i) {
            (, , , uint16 length, , bool standing) = actor.ranges(i);
            if (standing) held += length;
        }
        for (uint32 resource = 1; resource <= 2; ++resource) {
            for (uint32 day = 0; day < 5; ++day) {
                uint96 left = bookings.getOccupancy(resource, actor.FIRST_SLOT() / 96 + day);
                for (; left != 0; left &= left - 1) ++taken;
            }
        }
        assert(taken == held);
    }
}
