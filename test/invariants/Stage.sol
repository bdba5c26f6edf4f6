// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreements} from "../../contracts/alliance/Agreements.sol";
import {Authority} from "../../contracts/alliance/Authority.sol";
import {IAgreements} from "../../contracts/alliance/IAgreements.sol";
import {IMembers} from "../../contracts/alliance/IMembers.sol";
import {Members} from "../../contracts/alliance/Members.sol";
import {Credits} from "../../contracts/credits/Credits.sol";
import {ICredits} from "../../contracts/credits/ICredits.sol";
import {Bookings} from "../../contracts/resources/Bookings.sol";
import {IResources} from "../../contracts/resources/IResources.sol";
import {Settlement} from "../../contracts/settlement/Settlement.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";

/// @notice An alliance whose administrator, secretariat, posting module and only officer is whoever inherits this.
abstract contract Stage {
    uint32 internal constant MEMBERS = 5;
    uint40 internal constant DISPUTE_WINDOW_SECONDS = 1 days;
    uint64 internal constant ANSWER_WINDOW_SECONDS = 1 days;

    Members internal immutable members;
    Credits internal immutable credits;
    Settlement internal immutable settlement;
    Agreements internal immutable agreements;
    Bookings internal immutable bookings;

    constructor() {
        Authority authority = new Authority(address(this));
        members = new Members(address(authority));
        credits = new Credits(members, address(authority), ICredits(address(0)));
        settlement = new Settlement(members, address(authority), DISPUTE_WINDOW_SECONDS, Settlement(address(0)));
        agreements = new Agreements(members, IAgreements(address(0)));
        bookings = new Bookings(members, agreements, settlement, ANSWER_WINDOW_SECONDS, IResources(address(0)));
        for (uint32 i = 0; i < MEMBERS; ++i) {
            members.admit(IMembers.Kind.University, false, 11, unicode"大学", "University", address(this));
        }
    }

    function _memberAt(uint256 seed) internal pure returns (MemberId) {
        return MemberId.wrap(uint32(1 + (seed % MEMBERS)));
    }
}
