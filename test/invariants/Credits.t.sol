// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Credits} from "../../contracts/credits/Credits.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {CreditsActor} from "./CreditsActor.sol";
import {FuzzSelector} from "./Vm.sol";

/// @notice An issuer's batches have no gaps, and a record's status is what was decided over it, in an allowed way.
contract CreditsInvariants {
    CreditsActor private actor;
    Credits private credits;

    function setUp() public {
        actor = new CreditsActor();
        credits = actor.ledger();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](7);
        selectors[0] = CreditsActor.issue.selector;
        selectors[1] = CreditsActor.issue.selector;
        selectors[2] = CreditsActor.revoke.selector;
        selectors[3] = CreditsActor.suspend.selector;
        selectors[4] = CreditsActor.reinstate.selector;
        selectors[5] = CreditsActor.supersede.selector;
        selectors[6] = CreditsActor.reportCompromise.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_BatchesHaveNoGaps() public view {
        for (uint32 issuer = 1; issuer <= 2; ++issuer) {
            uint32 count = actor.batches(issuer);
            assert(credits.getBatchCount(MemberId.wrap(issuer)) == count);
            for (uint32 sequence = 1; sequence <= count; ++sequence) {
                bytes32 root = credits.getRoot(MemberId.wrap(issuer), sequence);
                assert(root == actor.leafOf(issuer, sequence));
            }
            assert(credits.getRoot(MemberId.wrap(issuer), 0) == 0);
            assert(credits.getRoot(MemberId.wrap(issuer), count + 1) == 0);
        }
    }

    function invariant_BatchesAreVoidOnceTheirKeyWasCompromised() public view {
        for (uint32 issuer = 1; issuer <= 2; ++issuer) {
            for (uint32 sequence = 1; sequence <= actor.batches(issuer); ++sequence) {
                assert(credits.isVoid(MemberId.wrap(issuer), sequence) == actor.isVoid(issuer, sequence));
            }
        }
    }

    function invariant_StatusesAreWhatWasDecided() public view {
        for (uint32 issuer = 1; issuer <= 2; ++issuer) {
            for (uint32 sequence = 1; sequence <= actor.batches(issuer); ++sequence) {
                bytes32 leaf = actor.leafOf(issuer, sequence);
                assert(credits.getStatus(MemberId.wrap(issuer), leaf) == actor.expected(issuer, sequence));
            }
        }
    }
}
