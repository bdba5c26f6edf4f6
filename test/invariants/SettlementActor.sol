// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IObligations} from "../../contracts/settlement/IObligations.sol";
import {ISettlement} from "../../contracts/settlement/ISettlement.sol";
import {Settlement} from "../../contracts/settlement/Settlement.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {Stage} from "./Stage.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Posts, disputes, decides and settles at random, and keeps the positions by its own arithmetic.
contract SettlementActor is Stage {
    uint128 private constant LARGE = type(uint96).max;

    mapping(uint32 cycle => mapping(uint32 member => int256)) public expected;
    mapping(uint32 cycle => uint256) public disputedOf;
    uint64 public lines;
    uint32 public openCycle = 1;
    uint32 public oldestUnsettled = 1;
    uint256 public closed;

    function books() external view returns (Settlement) {
        return settlement;
    }

    /* WHAT THE RUNNER CALLS */

    function post(uint256 debtorSeed, uint256 creditorSeed, uint256 amountSeed) external {
        uint32 debtor = uint32(bound(debtorSeed, 1, MEMBERS));
        uint32 creditor = uint32(bound(creditorSeed, 1, MEMBERS - 1));
        if (creditor >= debtor) creditor += 1;
        uint128 amount = uint128(bound(amountSeed, 1, amountSeed % 8 == 0 ? LARGE : 40));

        settlement.post(MemberId.wrap(debtor), MemberId.wrap(creditor), amount, IObligations.Cause.Booking, 1);
        _note(openCycle, debtor, creditor, int256(uint256(amount)));
        lines += 1;
    }

    function dispute(uint256 lineSeed, bool byDebtor) external {
        if (lines == 0) return;
        uint64 line = uint64(bound(lineSeed, 1, lines));
        IObligations.Obligation memory found = settlement.getObligation(line);
        ISettlement.Cycle memory cycle = settlement.getCycle(found.cycle);
        bool late = cycle.status != ISettlement.CycleStatus.Open && block.timestamp >= cycle.disputableUntil;
        if (late || found.decided || found.status != IObligations.LineStatus.Posted) return;

        settlement.dispute(line, byDebtor ? found.debtor : found.creditor, "evidence");
        _note(
            found.cycle,
            MemberId.unwrap(found.creditor),
            MemberId.unwrap(found.debtor),
            int256(uint256(found.amountMinor))
        );
        disputedOf[found.cycle] += 1;
    }

    function decide(uint256 lineSeed, bool stands) external {
        if (lines == 0) return;
        uint64 line = uint64(bound(lineSeed, 1, lines));
        IObligations.Obligation memory found = settlement.getObligation(line);
        if (found.status != IObligations.LineStatus.Disputed) return;

        settlement.decide(line, stands, bytes32(0));
        disputedOf[found.cycle] -= 1;
        if (!stands) return;
        _note(
            openCycle,
            MemberId.unwrap(found.debtor),
            MemberId.unwrap(found.creditor),
            int256(uint256(found.amountMinor))
        );
        lines += 1;
    }

    function cutOff() external {
        settlement.cutOff(openCycle);
        openCycle += 1;
    }

    /// @dev Brings the oldest cycle that was cut off one step further.
    function settle(uint256 reporterSeed) external {
        uint32 cycle = oldestUnsettled;
        if (cycle == openCycle) return;
        ISettlement.CycleStatus status = settlement.getCycle(cycle).status;
        ISettlement.Payment[] memory payments = clearing(cycle);
        if (status == ISettlement.CycleStatus.CutOff) {
            vm.warp(settlement.getCycle(cycle).disputableUntil + (reporterSeed % 3));
            settlement.net(cycle, payments);
        } else if (status == ISettlement.CycleStatus.Netted) {
            _payAll(cycle, payments);
        } else if (disputedOf[cycle] == 0) {
            settlement.close(cycle);
            oldestUnsettled += 1;
            closed += 1;
        }
    }

    /* VIEWS */

    /// @notice Payments from the first debtor to the first creditor, and so on, by the positions noted here.
    function clearing(uint32 cycle) public view returns (ISettlement.Payment[] memory payments) {
        int256[] memory left = new int256[](MEMBERS + 1);
        for (uint32 member = 1; member <= MEMBERS; ++member) left[member] = expected[cycle][member];
        ISettlement.Payment[] memory found = new ISettlement.Payment[](2 * MEMBERS);
        uint256 count = 0;
        uint32 debtor = 1;
        uint32 creditor = 1;
        while (true) {
            while (debtor <= MEMBERS && left[debtor] >= 0) ++debtor;
            while (creditor <= MEMBERS && left[creditor] <= 0) ++creditor;
            if (debtor > MEMBERS || creditor > MEMBERS) break;
            int256 amount = -left[debtor] < left[creditor] ? -left[debtor] : left[creditor];
            left[debtor] += amount;
            left[creditor] -= amount;
            found[count++] = ISettlement.Payment(
                MemberId.wrap(debtor),
                MemberId.wrap(creditor),
                uint128(uint256(amount))
            );
        }
        payments = new ISettlement.Payment[](count);
        for (uint256 i = 0; i < count; ++i) payments[i] = found[i];
    }

    /* INTERNAL */

    function _note(uint32 cycle, uint32 debtor, uint32 creditor, int256 amount) private {
        expected[cycle][debtor] -= amount;
        expected[cycle][creditor] += amount;
    }

    function _payAll(uint32 cycle, ISettlement.Payment[] memory payments) private {
        for (uint32 i = 0; i < payments.length; ++i) {
            settlement.reportPayment(cycle, payments, i, "reference");
            if (i % 2 == 1) settlement.reportPayment(cycle, payments, i, "another reference");
            settlement.confirmPayment(cycle, payments, i);
        }
    }
}
