// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreements} from "../../contracts/alliance/Agreements.sol";
import {Authority} from "../../contracts/alliance/Authority.sol";
import {IAgreements} from "../../contracts/alliance/IAgreements.sol";
import {IMembers} from "../../contracts/alliance/IMembers.sol";
import {Members} from "../../contracts/alliance/Members.sol";
import {Credits} from "../../contracts/credits/Credits.sol";
import {IAccreditations} from "../../contracts/credits/IAccreditations.sol";
import {ICredits} from "../../contracts/credits/ICredits.sol";
import {leafOf} from "../../contracts/credits/Leaf.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";

/// @notice Four universities whose administrator, only officer and accreditor is whoever inherits this. The first two
/// may issue courses; the first three have an agreement, of which the fourth is the arbiter.
abstract contract RecordsStage {
    uint32 internal constant MEMBERS = 4;
    uint32 internal constant CENTI_CREDITS = 350;
    uint8 internal constant BACHELOR = 6;
    uint32 internal constant DECISION_SECONDS = 30 days;
    uint32 internal constant APPEAL_SECONDS = 14 days;
    uint32 internal constant AGREEMENT = 1;

    Members internal immutable members;
    Agreements internal immutable agreements;
    Credits internal immutable credits;

    constructor() {
        Authority authority = new Authority(address(this));
        members = new Members(address(authority));
        agreements = new Agreements(members, IAgreements(address(0)));
        credits = new Credits(members, address(authority), ICredits(address(0)));
        for (uint32 i = 1; i <= MEMBERS; ++i) {
            members.admit(IMembers.Kind.University, i == 1, 11, unicode"大学", "University", address(this));
        }
        for (uint32 issuer = 1; issuer <= 2; ++issuer) {
            credits.accredit(MemberId.wrap(issuer), IAccreditations.Kind.Course, BACHELOR, 0, type(uint40).max);
        }
        _agree();
    }

    function _issue(MemberId issuer, uint32 sequence, bytes32 root, uint32 count) internal {
        credits.issue(issuer, sequence, IAccreditations.Kind.Course, BACHELOR, root, count);
    }

    function _leafOf(bytes32 commitment) internal pure returns (bytes32) {
        return leafOf(commitment, CENTI_CREDITS);
    }

    function _agree() private {
        MemberId[] memory parties = new MemberId[](3);
        for (uint32 i = 0; i < 3; ++i) parties[i] = MemberId.wrap(i + 1);
        IAgreements.Terms memory terms = IAgreements.Terms({
            textHash: "text",
            kinds: 1,
            parties: parties,
            startsAt: 0,
            endsAt: type(uint40).max,
            noticeSeconds: 0,
            decisionSeconds: DECISION_SECONDS,
            appealSeconds: APPEAL_SECONDS,
            arbiter: MemberId.wrap(MEMBERS),
            fees: new IAgreements.Fee[](0),
            amends: 0
        });
        agreements.propose(parties[0], terms);
        agreements.sign(AGREEMENT, parties[1], address(this), "");
        agreements.sign(AGREEMENT, parties[2], address(this), "");
    }
}
