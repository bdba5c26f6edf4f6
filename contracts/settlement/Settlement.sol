// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {ISettlement} from "./ISettlement.sol";
import {Obligations} from "./Obligations.sol";
import {MemberId} from "../units/MemberId.sol";

contract Settlement is ISettlement, Obligations {
    using BitMaps for BitMaps.BitMap;

    /// @dev The course of a cycle; what its lines add up to is in {Books}.
    struct Course {
        CycleStatus status;
        uint40 startsAt;
        uint40 cutOffAt;
        uint40 disputableUntil;
        uint32 payments;
        uint32 unconfirmed;
        bytes32 paymentsHash;
        bytes32 closeDigest;
        BitMaps.BitMap reported;
        BitMaps.BitMap confirmed;
    }

    uint256 private constant LONGEST_REFERENCE = 64;
    uint256 private constant WORDS_OF_PAYMENT = 3;

    uint40 private immutable DISPUTE_WINDOW_SECONDS;
    uint32 private immutable FIRST_CYCLE;

    /* STATE */

    mapping(uint32 cycle => Course) private _courses;

    /* CONSTRUCTOR */

    /// @param members Says who is a bursar of whom.
    /// @param authority The AccessManager that says who is secretariat and which contracts may post.
    /// @param disputeWindowSeconds How long lines can be disputed after the cut-off.
    /// @param predecessor The contract that this one replaces, its cycles closed and the open one empty; zero for the
    /// first. Lines and cycles go on counting, and so does the chain of digests over closed cycles.
    constructor(
        IMembers members,
        address authority,
        uint40 disputeWindowSeconds,
        Settlement predecessor
    ) Obligations(members, authority, address(predecessor) == address(0) ? 0 : predecessor.getLineCount()) {
        DISPUTE_WINDOW_SECONDS = disputeWindowSeconds;
        uint32 before = address(predecessor) == address(0) ? 0 : predecessor.getOpenCycle();
        if (before != 0 && predecessor.getCycle(before).lines != 0) revert Settlement_PreviousNotClosed(before);
        if (before > 1) _courses[before].closeDigest = predecessor.getCloseDigest(before - 1);
        FIRST_CYCLE = before + 1;
        _open(before + 1);
    }

    /* EXTERNAL: THE SECRETARIAT */

    /// @inheritdoc ISettlement
    function cutOff(uint32 cycle) external restricted {
        MEMBERS.requireNotPaused();
        Course storage course = _requireStatus(cycle, CycleStatus.Open);

        uint40 disputableUntil = uint40(block.timestamp) + DISPUTE_WINDOW_SECONDS;
        course.status = CycleStatus.CutOff;
        course.cutOffAt = uint40(block.timestamp);
        course.disputableUntil = disputableUntil;
        emit CycleCutOff(cycle, uint40(block.timestamp), disputableUntil, msg.sender);
        _open(cycle + 1);
    }

    /// @inheritdoc ISettlement
    function decide(uint64 line, bool stands, bytes32 evidence) external restricted {
        MEMBERS.requireNotPaused();
        Obligation memory found = getObligation(line);
        if (found.status != LineStatus.Disputed) revert Obligations_StatusForbids(line, found.status);

        _settleDispute(line, found, stands ? LineStatus.Carried : LineStatus.Cancelled, evidence);
        if (!stands) return;
        uint64 carried = _post(found.debtor, found.creditor, found.amountMinor, Cause.Adjustment, line);
        _lines[carried].decided = true;
    }

    /// @inheritdoc ISettlement
    function net(uint32 cycle, Payment[] calldata payments) external restricted {
        MEMBERS.requireNotPaused();
        Course storage course = _requireStatus(cycle, CycleStatus.CutOff);
        if (block.timestamp < course.disputableUntil) revert Settlement_StillDisputable(cycle, course.disputableUntil);
        uint128 totalMinor = _books[cycle].totalMinor;
        _requireClearing(cycle, payments, totalMinor, _books[cycle].debtorsAndCreditors);

        course.status = CycleStatus.Netted;
        course.payments = uint32(payments.length);
        course.unconfirmed = uint32(payments.length);
        course.paymentsHash = _hash(payments);
        emit CycleNetted(cycle, payments, totalMinor, msg.sender);
        if (payments.length == 0) _setPaid(cycle);
    }

    /// @inheritdoc ISettlement
    function close(uint32 cycle) external restricted {
        MEMBERS.requireNotPaused();
        Course storage course = _requireStatus(cycle, CycleStatus.Paid);
        if (_books[cycle].disputed != 0) revert Settlement_DisputesUndecided(cycle, _books[cycle].disputed);
        if (cycle != FIRST_CYCLE && _courses[cycle - 1].status != CycleStatus.Closed) {
            revert Settlement_PreviousNotClosed(cycle - 1);
        }

        bytes32 linesDigest = _books[cycle].digest;
        bytes32 closeDigest = keccak256(abi.encode(_courses[cycle - 1].closeDigest, cycle, linesDigest));
        course.status = CycleStatus.Closed;
        course.closeDigest = closeDigest;
        emit CycleClosed(cycle, linesDigest, closeDigest, msg.sender);
    }

    /* EXTERNAL: THE MEMBERS' BURSARS */

    /// @inheritdoc ISettlement
    function dispute(uint64 line, MemberId member, bytes32 evidence) external {
        Obligation memory found = getObligation(line);
        if (member != found.debtor && member != found.creditor) revert Settlement_NotAParty(line, member);
        _requireBursar(member);
        if (evidence == 0) revert Settlement_EvidenceMissing(line);
        if (found.decided) revert Obligations_AlreadyDecided(line);
        if (found.status != LineStatus.Posted) revert Obligations_StatusForbids(line, found.status);
        Course storage course = _courses[found.cycle];
        if (course.status != CycleStatus.Open && block.timestamp >= course.disputableUntil) {
            revert Settlement_DisputeTooLate(found.cycle, course.disputableUntil);
        }

        _holdBack(line, found, evidence);
    }

    /// @inheritdoc ISettlement
    function reportPayment(
        uint32 cycle,
        Payment[] calldata payments,
        uint32 payment,
        string calldata bankReference
    ) external {
        Course storage course = _requireNettedAs(cycle, payments, payment);
        _requireBursar(payments[payment].payer);
        uint256 length = bytes(bankReference).length;
        if (length == 0 || length > LONGEST_REFERENCE) revert Settlement_BadReference(length);
        if (course.confirmed.get(payment)) revert Settlement_PaymentStatusForbids(cycle, payment, true, true);

        course.reported.set(payment);
        emit PaymentReported(cycle, payment, bankReference, msg.sender);
    }

    /// @inheritdoc ISettlement
    function confirmPayment(uint32 cycle, Payment[] calldata payments, uint32 payment) external {
        Course storage course = _requireNettedAs(cycle, payments, payment);
        _requireBursar(payments[payment].payee);
        bool reported = course.reported.get(payment);
        bool confirmed = course.confirmed.get(payment);
        if (!reported || confirmed) revert Settlement_PaymentStatusForbids(cycle, payment, reported, confirmed);

        course.confirmed.set(payment);
        course.unconfirmed -= 1;
        emit PaymentConfirmed(cycle, payment, msg.sender);
        if (course.unconfirmed == 0) _setPaid(cycle);
    }

    /* VIEWS */

    /// @inheritdoc ISettlement
    function getCycle(uint32 cycle) external view returns (Cycle memory) {
        Course storage course = _requireCycle(cycle);
        Books memory books = _books[cycle];

        return
            Cycle({
                status: course.status,
                startsAt: course.startsAt,
                cutOffAt: course.cutOffAt,
                disputableUntil: course.disputableUntil,
                lines: books.lines,
                disputed: books.disputed,
                debtorsAndCreditors: books.debtorsAndCreditors,
                totalMinor: books.totalMinor
            });
    }

    /// @inheritdoc ISettlement
    function getOpenCycle() external view returns (uint32) {
        return _openCycle;
    }

    /// @inheritdoc ISettlement
    function getPaymentStatus(uint32 cycle, uint32 payment) external view returns (bool reported, bool confirmed) {
        Course storage course = _requireCycle(cycle);
        if (payment >= course.payments) revert Settlement_UnknownPayment(cycle, payment);

        return (course.reported.get(payment), course.confirmed.get(payment));
    }

    /// @inheritdoc ISettlement
    function getCloseDigest(uint32 cycle) external view returns (bytes32) {
        return _requireStatus(cycle, CycleStatus.Closed).closeDigest;
    }

    /* INTERNAL */

    function _open(uint32 cycle) private {
        _openCycle = cycle;
        _courses[cycle].status = CycleStatus.Open;
        _courses[cycle].startsAt = uint40(block.timestamp);
        emit CycleOpened(cycle, uint40(block.timestamp));
    }

    function _setPaid(uint32 cycle) private {
        _courses[cycle].status = CycleStatus.Paid;
        emit CyclePaid(cycle);
    }

    /// @dev Also of a member that is suspended or expelled: debts outlive membership.
    function _requireBursar(MemberId member) private view {
        MEMBERS.requireOfficeInAnyStanding(member, msg.sender, IMembers.Office.Bursar);
    }

    function _requireCycle(uint32 cycle) private view returns (Course storage course) {
        course = _courses[cycle];
        if (course.status == CycleStatus.None) revert Settlement_UnknownCycle(cycle);
    }

    function _requireStatus(uint32 cycle, CycleStatus status) private view returns (Course storage course) {
        course = _requireCycle(cycle);
        if (course.status != status) revert Settlement_StatusForbids(cycle, course.status);
    }

    function _requireNettedAs(
        uint32 cycle,
        Payment[] calldata payments,
        uint32 payment
    ) private view returns (Course storage course) {
        course = _requireStatus(cycle, CycleStatus.Netted);
        if (_hash(payments) != course.paymentsHash) revert Settlement_OtherPayments(cycle);
        if (payment >= payments.length) revert Settlement_UnknownPayment(cycle, payment);
    }

    /// @dev Over the words as they stand in the call: decoding and encoding them again would cost as much as netting.
    function _hash(Payment[] calldata payments) private pure returns (bytes32 paymentsHash) {
        uint256 size = payments.length * WORDS_OF_PAYMENT * 32;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, payments.offset, size)
            paymentsHash := keccak256(free, size)
        }
    }

    /// @dev No payment goes beyond what its payer owes or its payee is owed, and all together are the total. So every
    /// position ends at zero, those of members that the list omits included.
    function _requireClearing(
        uint32 cycle,
        Payment[] calldata payments,
        uint128 totalMinor,
        uint32 debtorsAndCreditors
    ) private view {
        uint256 most = debtorsAndCreditors == 0 ? 0 : debtorsAndCreditors - 1;
        if (payments.length > most) revert Settlement_TooManyPayments(uint32(payments.length), uint32(most));

        mapping(MemberId member => int128) storage positions = _positions[cycle];
        int256[] memory sums = new int256[](MEMBERS.getMemberCount() + 1);
        uint256 paidMinor = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            Payment calldata payment = payments[i];
            MemberId payer = payment.payer;
            MemberId payee = payment.payee;
            uint128 amountMinor = payment.amountMinor;
            if (amountMinor == 0 || payer == payee) revert Settlement_EmptyPayment(uint32(i));
            if (
                MemberId.unwrap(payer) >= sums.length ||
                MemberId.unwrap(payee) >= sums.length ||
                _add(sums, payer, amountMinor) > -int256(positions[payer]) ||
                _add(sums, payee, amountMinor) > int256(positions[payee])
            ) revert Settlement_Overshoot(uint32(i), payer, payee, amountMinor);
            paidMinor += amountMinor;
        }
        if (paidMinor != totalMinor) revert Settlement_Incomplete(uint128(paidMinor), totalMinor);
    }

    /// @dev By member number, as members are numbered from 1 on. One list serves payers and payees: nobody is both, or
    /// one of its payments goes beyond.
    function _add(int256[] memory sums, MemberId member, uint128 amountMinor) private pure returns (int256 sum) {
        uint256 index = MemberId.unwrap(member);
        sum = sums[index] + int256(uint256(amountMinor));
        sums[index] = sum;
    }
}
