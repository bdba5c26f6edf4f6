// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreements} from "./IAgreements.sol";
import {MemberId} from "../units/MemberId.sol";

/// @dev What other contracts ask about, in one storage word.
/// @param startsAt As in {IAgreements.Agreement}, like what follows.
/// @param firstParties The parties among the members numbered up to 103: bit n set, member n.
struct Head {
    uint40 startsAt;
    uint40 endsAt;
    uint16 kinds;
    uint32 decisionSeconds;
    uint8 parties;
    uint8 signatures;
    uint8 departures;
    uint104 firstParties;
}

/// @dev What is read seldom, in another word.
struct Course {
    uint40 lapsesAt;
    uint32 amends;
    uint32 amendedBy;
    uint40 lastLeavesAt;
    uint32 noticeSeconds;
    uint32 appealSeconds;
    MemberId arbiter;
}

/// @title An agreement as it is stored: asking whether it is in force reads one word
library AgreementState {
    uint256 internal constant FIRST_MEMBERS = 103;

    function requireComplete(uint32 agreement, uint8 signatures, uint8 parties) internal pure {
        if (parties == 0) revert IAgreements.Agreements_Unknown(agreement);
        if (signatures != parties) revert IAgreements.Agreements_NotComplete(agreement, signatures, parties);
    }

    function withTerms(Head memory head, Course memory course) internal pure returns (IAgreements.Agreement memory) {
        return
            IAgreements.Agreement({
                startsAt: head.startsAt,
                endsAt: head.endsAt,
                kinds: head.kinds,
                noticeSeconds: course.noticeSeconds,
                decisionSeconds: head.decisionSeconds,
                appealSeconds: course.appealSeconds,
                arbiter: course.arbiter,
                parties: head.parties,
                signatures: head.signatures,
                departures: head.departures
            });
    }

    /// @dev False also where both are parties and one is not among the first members.
    function areFirstParties(uint104 firstParties, MemberId one, MemberId other) internal pure returns (bool) {
        uint256 first = MemberId.unwrap(one);
        uint256 second = MemberId.unwrap(other);
        uint256 both = (1 << first) | (1 << second);

        // Beyond 255 the shift would leave nothing to look for.
        return (first | second) < 128 && firstParties & both == both;
    }
}
