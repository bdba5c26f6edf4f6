// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Members} from "../../contracts/alliance/Members.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {SeatsActor} from "./SeatsActor.sol";
import {FuzzSelector} from "./Vm.sol";

/// @notice The votes are always those of the full members that are active, one each, and never none.
contract SeatsInvariants {
    SeatsActor private actor;
    Members private members;

    function setUp() public {
        actor = new SeatsActor();
        members = actor.registry();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](10);
        selectors[0] = SeatsActor.admit.selector;
        selectors[1] = SeatsActor.setSeat.selector;
        selectors[2] = SeatsActor.setSeat.selector;
        selectors[3] = SeatsActor.setStanding.selector;
        selectors[4] = SeatsActor.setStanding.selector;
        selectors[5] = SeatsActor.setStanding.selector;
        selectors[6] = SeatsActor.appointRepresentative.selector;
        selectors[7] = SeatsActor.mark.selector;
        selectors[8] = SeatsActor.compare.selector;
        selectors[9] = SeatsActor.compare.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_VotesAreThoseOfFullActiveMembers() public view {
        uint256 sum = 0;
        for (uint256 i = 0; i < actor.ACCOUNTS(); ++i) {
            address account = actor.accountAt(i);
            uint32 member = actor.represents(account);
            uint256 votes = members.getVotes(account);
            assert(votes == (member != 0 && actor.hasVote(member) ? 1 : 0));
            sum += votes;
        }
        assert(sum == actor.votes());
        assert(sum > 0);
    }

    function invariant_SeatsAreWhatWasDecided() public view {
        for (uint32 member = 1; member <= actor.count(); ++member) {
            (bool full, uint40 votesSince, address representative) = members.getSeatOf(MemberId.wrap(member));
            assert(full == actor.full(member));
            assert((votesSince != 0) == actor.hasVote(member));
            assert(representative == actor.representativeOf(member));
            (MemberId found, uint40 since) = members.getSeat(representative);
            if (representative != address(0)) assert(found == MemberId.wrap(member) && since == votesSince);
        }
    }
}
