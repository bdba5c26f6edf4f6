// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Obligations: who owes whom how much, and why
/// @notice One line is one debt between two members. Lines are immutable; positions of a cycle always sum to zero.
interface IObligations {
    enum Cause {
        None,
        Booking,
        Adjustment
    }

    enum LineStatus {
        None,
        Posted,
        Disputed,
        Carried,
        Cancelled
    }

    /// @notice A line. All of it fills one storage word.
    /// @param debtor The member that owes.
    /// @param creditor The member that is owed.
    /// @param amountMinor Fen.
    /// @param cycle The settlement cycle it counts in.
    /// @param status Where it stands.
    /// @param decided Whether it carries on a line on which the secretariat decided; it cannot be disputed again.
    struct Obligation {
        MemberId debtor;
        MemberId creditor;
        uint128 amountMinor;
        uint32 cycle;
        LineStatus status;
        bool decided;
    }

    /// @notice A line was posted to the open cycle.
    /// @param line Number of the line, from 1 on.
    /// @param cycle The cycle it counts in.
    /// @param debtor The member that owes.
    /// @param creditor The member that is owed.
    /// @param amountMinor Fen.
    /// @param cause The kind of fact it came from.
    /// @param causeId Which fact: for a booking, resource number × 2³² + booking number; for an adjustment, the line it
    /// carries on.
    event ObligationPosted(
        uint64 indexed line,
        MemberId indexed debtor,
        MemberId indexed creditor,
        uint32 cycle,
        uint128 amountMinor,
        Cause cause,
        uint64 causeId
    );

    /// @notice A line's status changed.
    event LineStatusChanged(uint64 indexed line, uint32 indexed cycle, LineStatus status, bytes32 evidence, address by);

    /// @notice The amount is zero or above what a line may carry.
    error Obligations_AmountOutOfRange(uint128 amountMinor, uint128 mostMinor);

    /// @notice A line says what it came from, and only a decision carries one on.
    error Obligations_BadCause(Cause cause);

    /// @notice A member cannot owe itself.
    error Obligations_SameMember(MemberId member);

    /// @notice The debtor or the creditor was never admitted.
    error Obligations_UnknownMember(MemberId member);

    /// @notice The line carries on one on which the secretariat decided that it stands.
    error Obligations_AlreadyDecided(uint64 line);

    /// @notice There is no such line.
    error Obligations_UnknownLine(uint64 line);

    /// @notice The line's status does not allow the step.
    error Obligations_StatusForbids(uint64 line, LineStatus status);

    /// @notice Posts a line to the open cycle; only modules of the alliance may.
    /// @return line Its number.
    function post(
        MemberId debtor,
        MemberId creditor,
        uint128 amountMinor,
        Cause cause,
        uint64 causeId
    ) external returns (uint64 line);

    function getObligation(uint64 line) external view returns (Obligation memory);

    /// @notice The highest number of a line, those of predecessors included.
    function getLineCount() external view returns (uint64);

    /// @notice A member's position in a cycle in fen: positive receives, negative pays.
    function getPosition(uint32 cycle, MemberId member) external view returns (int128);
}
