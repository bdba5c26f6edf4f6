// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../contracts/settlement/ISettlement.sol";
import {Settlement} from "../../contracts/settlement/Settlement.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {SettlementActor} from "./SettlementActor.sol";
import {FuzzSelector} from "./Vm.sol";

/// @notice Positions always sum to zero, and a cycle's sums are always those of its positions.
contract SettlementInvariants {
    uint32 private constant MEMBERS = 5;

    SettlementActor private actor;
    Settlement private settlement;

    function setUp() public {
        actor = new SettlementActor();
        settlement = actor.books();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(actor);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](8);
        // Posting more often than the rest, so that there is something to dispute and to settle.
        for (uint256 i = 0; i < 3; ++i) selectors[i] = SettlementActor.post.selector;
        selectors[3] = SettlementActor.dispute.selector;
        selectors[4] = SettlementActor.decide.selector;
        selectors[5] = SettlementActor.cutOff.selector;
        selectors[6] = SettlementActor.settle.selector;
        selectors[7] = SettlementActor.settle.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(actor), selectors);
    }

    function invariant_PositionsAreConserved() public view {
        for (uint32 cycle = 1; cycle <= actor.openCycle(); ++cycle) {
            int256 sum = 0;
            int256 total = 0;
            uint256 debtorsAndCreditors = 0;
            for (uint32 member = 1; member <= MEMBERS; ++member) {
                int256 position = settlement.getPosition(cycle, MemberId.wrap(member));
                assert(position == actor.expected(cycle, member));
                sum += position;
                if (position > 0) total += position;
                if (position != 0) ++debtorsAndCreditors;
            }
            ISettlement.Cycle memory found = settlement.getCycle(cycle);
            assert(sum == 0);
            assert(int256(uint256(found.totalMinor)) == total);
            assert(found.debtorsAndCreditors == debtorsAndCreditors);
            assert(found.disputed == actor.disputedOf(cycle));
        }
    }

    function invariant_OneCycleIsOpenAndClosedOnesComeFirst() public view {
        uint32 openCycle = actor.openCycle();
        assert(settlement.getOpenCycle() == openCycle);
        for (uint32 cycle = 1; cycle <= openCycle; ++cycle) {
            ISettlement.CycleStatus status = settlement.getCycle(cycle).status;
            assert((status == ISettlement.CycleStatus.Open) == (cycle == openCycle));
            assert((status == ISettlement.CycleStatus.Closed) == (cycle <= actor.closed()));
        }
    }
}
