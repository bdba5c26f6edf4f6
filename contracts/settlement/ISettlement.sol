// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Settlement cycles: cut-off, disputes, netting, payments, close
/// @notice open → cut off (disputable until a deadline) → netted → paid → closed. One cycle is always open: cutting
/// one off opens the next.
interface ISettlement {
    enum CycleStatus {
        None,
        Open,
        CutOff,
        Netted,
        Paid,
        Closed
    }

    /// @param status Where the cycle stands.
    /// @param startsAt When it opened, seconds UTC.
    /// @param cutOffAt When it was cut off, seconds UTC; zero while open.
    /// @param disputableUntil Until when its lines may be disputed, seconds UTC.
    /// @param lines How many lines count or counted in it.
    /// @param disputed How many of its lines are held back undecided.
    /// @param debtorsAndCreditors How many members have a position that is not zero.
    /// @param totalMinor Sum of the positive positions, in fen: what has to be paid in all.
    struct Cycle {
        CycleStatus status;
        uint40 startsAt;
        uint40 cutOffAt;
        uint40 disputableUntil;
        uint32 lines;
        uint32 disputed;
        uint32 debtorsAndCreditors;
        uint128 totalMinor;
    }

    /// @notice A payment of the netted cycle.
    struct Payment {
        MemberId payer;
        MemberId payee;
        uint128 amountMinor;
    }

    event CycleOpened(uint32 indexed cycle, uint40 startsAt);

    event CycleCutOff(uint32 indexed cycle, uint40 cutOffAt, uint40 disputableUntil, address secretariat);

    /// @notice The payments that bring every position to zero, checked by the contract.
    event CycleNetted(uint32 indexed cycle, Payment[] payments, uint128 totalMinor, address secretariat);

    /// @notice The payer says it has paid. Where it says so again, the newest reference counts.
    /// @param bankReference The bank's reference.
    event PaymentReported(uint32 indexed cycle, uint32 indexed payment, string bankReference, address bursar);

    /// @notice The payee says it was paid.
    event PaymentConfirmed(uint32 indexed cycle, uint32 indexed payment, address bursar);

    /// @notice The last payment was confirmed.
    event CyclePaid(uint32 indexed cycle);

    /// @notice The cycle's books are closed.
    /// @param linesDigest Hash chain over the cycle's lines in the order of their posting and changes of status. From
    /// zero on, a posting makes it keccak256(abi.encode(digest, line, debtor, creditor, amountMinor, cause, causeId))
    /// and a change of status keccak256(abi.encode(digest, line, status, evidence)).
    /// @param closeDigest keccak256(abi.encode(closeDigest of the cycle closed before or zero, cycle, linesDigest)).
    /// Before the first cycle of a successor, its predecessor's last was closed.
    event CycleClosed(uint32 indexed cycle, bytes32 linesDigest, bytes32 closeDigest, address secretariat);

    /// @notice There is no such cycle.
    error Settlement_UnknownCycle(uint32 cycle);

    /// @notice The cycle's status does not allow the step.
    error Settlement_StatusForbids(uint32 cycle, CycleStatus status);

    /// @notice The lines can still be disputed.
    error Settlement_StillDisputable(uint32 cycle, uint40 disputableUntil);

    /// @notice Who disputes a line gives reasons.
    error Settlement_EvidenceMissing(uint64 line);

    /// @notice The lines can no longer be disputed.
    error Settlement_DisputeTooLate(uint32 cycle, uint40 disputableUntil);

    /// @notice Neither debtor nor creditor of the line.
    error Settlement_NotAParty(uint64 line, MemberId member);

    /// @notice Disputes of the cycle are undecided.
    error Settlement_DisputesUndecided(uint32 cycle, uint32 disputed);

    /// @notice More payments than one fewer than the members that owe or are owed.
    error Settlement_TooManyPayments(uint32 given, uint32 most);

    /// @notice The payer does not owe, or the payee is not owed, that much.
    error Settlement_Overshoot(uint32 payment, MemberId payer, MemberId payee, uint128 amountMinor);

    /// @notice A payment of zero, or of a member to itself.
    error Settlement_EmptyPayment(uint32 payment);

    /// @notice The payments leave positions open.
    error Settlement_Incomplete(uint128 paidMinor, uint128 totalMinor);

    /// @notice The list of payments is not the one that was netted.
    error Settlement_OtherPayments(uint32 cycle);

    /// @notice There is no such payment in the list.
    error Settlement_UnknownPayment(uint32 cycle, uint32 payment);

    /// @notice The payment was confirmed before, or is to be confirmed without being reported.
    error Settlement_PaymentStatusForbids(uint32 cycle, uint32 payment, bool reported, bool confirmed);

    /// @notice A payment report needs the bank's reference, of 1 to 64 bytes.
    error Settlement_BadReference(uint256 length);

    /// @notice The earlier cycle has to be closed first.
    error Settlement_PreviousNotClosed(uint32 cycle);

    /// @notice The secretariat ends the open cycle and opens the next.
    function cutOff(uint32 cycle) external;

    /// @notice A bursar of the debtor or creditor, in whatever standing, holds a line back. A line that carries on one
    /// that the secretariat decided cannot be disputed again.
    /// @param evidence Hash of the reasons given to the secretariat; not zero.
    function dispute(uint64 line, MemberId member, bytes32 evidence) external;

    /// @notice The secretariat decides a disputed line: it stands and is carried to the open cycle, or it is cancelled.
    function decide(uint64 line, bool stands, bytes32 evidence) external;

    /// @notice The secretariat proposes payments; the contract checks that they bring every position to zero.
    function net(uint32 cycle, Payment[] calldata payments) external;

    /// @notice The payer's bursar, in whatever standing the payer is, reports a payment; again until it is confirmed,
    /// so that a wrong reference can be corrected.
    /// @param payments The list as it was netted.
    function reportPayment(
        uint32 cycle,
        Payment[] calldata payments,
        uint32 payment,
        string calldata bankReference
    ) external;

    /// @notice The payee's bursar, in whatever standing the payee is, confirms a payment.
    function confirmPayment(uint32 cycle, Payment[] calldata payments, uint32 payment) external;

    /// @notice The secretariat closes a paid cycle.
    /// @dev A payee that stays silent keeps its cycle, and every later one, from being closed: nobody confirms in its
    /// place until there is a decision of the secretariat, with evidence, for that.
    function close(uint32 cycle) external;

    function getCycle(uint32 cycle) external view returns (Cycle memory);

    function getOpenCycle() external view returns (uint32);

    /// @notice Whether a payment was reported and confirmed.
    function getPaymentStatus(uint32 cycle, uint32 payment) external view returns (bool reported, bool confirmed);

    function getCloseDigest(uint32 cycle) external view returns (bytes32);
}
