// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredits} from "../../contracts/credits/ICredits.sol";
import {IRecognitions} from "../../contracts/credits/IRecognitions.sol";
import {Recognitions} from "../../contracts/credits/Recognitions.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {RecognitionsActor} from "./RecognitionsActor.sol";
import {FuzzSelector} from "./Vm.sol";

/// @notice No credit counts twice: whatever is asked, granted, appealed and taken back, in whatever order.
contract RecognitionsInvariants {
    RecognitionsActor private actor;
    ICredits private credits;
    MemberId private constant ISSUER = MemberId.wrap(1);

    function setUp() public {
        actor = new RecognitionsActor();
        credits = actor.ledger();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](13);
        selectors[0] = RecognitionsActor.recognise.selector;
        selectors[1] = RecognitionsActor.recogniseBoth.selector;
        selectors[2] = RecognitionsActor.request.selector;
        selectors[3] = RecognitionsActor.request.selector;
        selectors[4] = RecognitionsActor.goOn.selector;
        selectors[5] = RecognitionsActor.goOn.selector;
        selectors[6] = RecognitionsActor.goOn.selector;
        selectors[7] = RecognitionsActor.decideOverRecord.selector;
        selectors[8] = RecognitionsActor.wait.selector;
        selectors[9] = RecognitionsActor.reissue.selector;
        selectors[10] = RecognitionsActor.setStanding.selector;
        selectors[11] = RecognitionsActor.pause.selector;
        selectors[12] = RecognitionsActor.succeed.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_NoCreditCountsTwice() public view {
        for (uint32 index = 0; index < actor.RECORDS(); ++index) {
            (uint256 held, uint256 applied) = _sumsOf(index);
            assert(held == actor.recognitions().getHeld(ISSUER, actor.leafAt(index)));
            assert(held <= actor.RECORD_CENTI_CREDITS());
            assert(applied <= held);
        }
    }

    function invariant_EveryRecognitionIsSound() public view {
        for (uint32 index = 0; index < actor.RECORDS(); ++index) {
            for (uint32 home = 0; home < actor.HOMES(); ++home) {
                for (uint32 programme = 0; programme < actor.PROGRAMMES(); ++programme) {
                    _requireSound(actor.subjectAt(index, home, programme));
                }
            }
        }
    }

    function _sumsOf(uint32 index) private view returns (uint256 held, uint256 applied) {
        bool inForce = credits.getStatus(ISSUER, actor.leafAt(index)) == ICredits.Status.InForce;
        for (uint32 home = 0; home < actor.HOMES(); ++home) {
            for (uint32 programme = 0; programme < actor.PROGRAMMES(); ++programme) {
                (IRecognitions.Recognition memory found, uint32 counts) = actor.recognitions().getRecognition(
                    actor.subjectAt(index, home, programme)
                );
                held += found.heldCentiCredits;
                applied += found.appliedCentiCredits;
                bool proved = inForce && !credits.isVoid(ISSUER, found.sequence);
                assert(counts == (proved ? found.appliedCentiCredits : 0));
            }
        }
    }

    function _requireSound(IRecognitions.Subject memory subject) private view {
        Recognitions recognitions = actor.recognitions();
        (IRecognitions.Recognition memory found, ) = recognitions.getRecognition(subject);
        IRecognitions.Status status = found.status;
        bool grants =
            status == IRecognitions.Status.Positive ||
                status == IRecognitions.Status.Partial ||
                (status == IRecognitions.Status.Appealed && found.usedCentiCredits != 0);
        assert((found.usedCentiCredits != 0) == grants);
        assert((found.appliedCentiCredits != 0) == grants);
        assert(found.usedCentiCredits <= found.heldCentiCredits);
        if (grants) {
            uint256 rate = recognitions.getRule(found.rule).ratePermille;
            assert(found.appliedCentiCredits == (uint256(found.usedCentiCredits) * rate) / 1000);
        }
        if (status == IRecognitions.Status.Requested) assert(found.heldCentiCredits != 0 && found.deadline != 0);
        if (status == IRecognitions.Status.Positive) assert(found.heldCentiCredits == found.usedCentiCredits);
        if (status == IRecognitions.Status.Withdrawn) assert(found.heldCentiCredits == 0);
    }
}
