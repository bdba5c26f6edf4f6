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
    Recognitions private recognitions;
    ICredits private credits;
    MemberId private constant ISSUER = MemberId.wrap(1);

    function setUp() public {
        actor = new RecognitionsActor();
        recognitions = actor.recognitions();
        credits = actor.ledger();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = RecognitionsActor.recognise.selector;
        selectors[1] = RecognitionsActor.recogniseBoth.selector;
        selectors[2] = RecognitionsActor.request.selector;
        selectors[3] = RecognitionsActor.request.selector;
        selectors[4] = RecognitionsActor.goOn.selector;
        selectors[5] = RecognitionsActor.goOn.selector;
        selectors[6] = RecognitionsActor.goOn.selector;
        selectors[7] = RecognitionsActor.decideOverRecord.selector;
        selectors[8] = RecognitionsActor.wait.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_NoCreditCountsTwice() public view {
        for (uint32 index = 0; index < actor.RECORDS(); ++index) {
            (uint256 held, uint256 applied, uint256 effective) = _sumsOf(index);
            assert(held == recognitions.getHeld(ISSUER, actor.leafAt(index)));
            assert(held <= actor.RECORD_CENTI_CREDITS());
            assert(applied <= held);
            assert(effective <= applied);
            bool inForce = credits.getStatus(ISSUER, actor.leafAt(index)) == ICredits.Status.InForce;
            assert(inForce ? effective == applied : effective == 0);
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

    function _sumsOf(uint32 index) private view returns (uint256 held, uint256 applied, uint256 effective) {
        for (uint32 home = 0; home < actor.HOMES(); ++home) {
            for (uint32 programme = 0; programme < actor.PROGRAMMES(); ++programme) {
                (IRecognitions.Recognition memory found, uint32 counts) = recognitions.getRecognition(
                    actor.subjectAt(index, home, programme)
                );
                held += found.heldCentiCredits;
                applied += found.appliedCentiCredits;
                effective += counts;
            }
        }
    }

    function _requireSound(IRecognitions.Subject memory subject) private view {
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
