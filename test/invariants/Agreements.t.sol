// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreements} from "../../contracts/alliance/Agreements.sol";
import {IAgreements} from "../../contracts/alliance/IAgreements.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {FuzzSelector} from "./Vm.sol";
import {AgreementsActor} from "./AgreementsActor.sol";

/// @notice Who is bound to whom is what follows from who signed and who left; nobody is amended out of an agreement.
contract AgreementsInvariants {
    AgreementsActor private actor;
    Agreements private agreements;

    function setUp() public {
        actor = new AgreementsActor();
        agreements = actor.agreements();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](13);
        selectors[0] = AgreementsActor.propose.selector;
        selectors[1] = AgreementsActor.amend.selector;
        selectors[2] = AgreementsActor.amend.selector;
        selectors[3] = AgreementsActor.sign.selector;
        selectors[4] = AgreementsActor.signByAll.selector;
        selectors[5] = AgreementsActor.signByAll.selector;
        selectors[6] = AgreementsActor.retract.selector;
        selectors[7] = AgreementsActor.withdraw.selector;
        selectors[8] = AgreementsActor.withdraw.selector;
        selectors[9] = AgreementsActor.removeExpelled.selector;
        selectors[10] = AgreementsActor.expelOrReinstate.selector;
        selectors[11] = AgreementsActor.wait.selector;
        selectors[12] = AgreementsActor.compete.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_WhoIsBoundFollowsFromWhatWasDone() public view {
        for (uint32 agreement = 1; agreement <= actor.count(); ++agreement) {
            for (uint32 one = 1; one <= actor.MEMBERS(); ++one) {
                for (uint32 other = one + 1; other <= actor.MEMBERS(); ++other) {
                    assert(_isInForce(agreement, one, other) == actor.areBound(agreement, one, other));
                }
            }
        }
    }

    function invariant_SignaturesAreCounted() public view {
        for (uint32 agreement = 1; agreement <= actor.count(); ++agreement) {
            uint8 parties = 0;
            uint8 signatures = 0;
            for (uint32 member = 1; member <= actor.MEMBERS(); ++member) {
                if (!actor.isParty(agreement, member)) continue;
                (bool signed, , ) = agreements.getParty(agreement, MemberId.wrap(member));
                ++parties;
                if (signed) ++signatures;
            }
            IAgreements.Agreement memory found = agreements.getAgreement(agreement);
            assert(found.parties == parties);
            assert(found.signatures == signatures);
            assert((parties == signatures) == actor.isComplete(agreement));
        }
    }

    function invariant_WhoIsStillBoundHasSignedTheAmendment() public view {
        for (uint32 agreement = 1; agreement <= actor.count(); ++agreement) {
            uint32 amendedBy = agreements.getLifecycle(agreement).amendedBy;
            if (amendedBy == 0) continue;
            for (uint32 member = 1; member <= actor.MEMBERS(); ++member) {
                uint40 leavesAt = actor.leavesAt(agreement, member);
                bool leftBefore = leavesAt != 0 && leavesAt <= actor.beginsAt(amendedBy);
                assert(!actor.isParty(agreement, member) || leftBefore || actor.isParty(amendedBy, member));
            }
        }
    }

    function _isInForce(uint32 agreement, uint32 one, uint32 other) private view returns (bool) {
        try
            agreements.requireInForce(
                agreement,
                IAgreements.Kind.CreditRecognition,
                MemberId.wrap(one),
                MemberId.wrap(other)
            )
        {
            return true;
        } catch {
            return false;
        }
    }
}
