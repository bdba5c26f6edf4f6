// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {IObligations} from "./IObligations.sol";
import {MemberId} from "../units/MemberId.sol";

abstract contract Obligations is IObligations, AccessManaged {
    /// @dev What a cycle's lines add up to. The sums are kept with every line, so that netting can prove that a list
    /// of payments is complete without walking over the members.
    struct Books {
        uint128 totalMinor;
        uint32 lines;
        uint32 disputed;
        uint32 debtorsAndCreditors;
        bytes32 digest;
    }

    /// @dev Far above any debt, and so far below int128 that positions cannot overflow.
    uint128 private constant MOST_MINOR = type(uint96).max;

    IMembers internal immutable MEMBERS;

    /* STATE */

    mapping(uint64 line => Obligation) internal _lines;
    mapping(uint32 cycle => mapping(MemberId member => int128)) internal _positions;
    mapping(uint32 cycle => Books) internal _books;
    uint64 private _lineCount;
    uint32 internal _openCycle;

    /* CONSTRUCTOR */

    constructor(IMembers members, address authority, uint64 linesBefore) AccessManaged(authority) {
        MEMBERS = members;
        _lineCount = linesBefore;
    }

    /* EXTERNAL */

    /// @inheritdoc IObligations
    function post(
        MemberId debtor,
        MemberId creditor,
        uint128 amountMinor,
        Cause cause,
        uint64 causeId
    ) external restricted returns (uint64 line) {
        MEMBERS.requireNotPaused();
        if (cause == Cause.None || cause == Cause.Adjustment) revert Obligations_BadCause(cause);
        if (debtor == creditor) revert Obligations_SameMember(debtor);
        uint32 members = MEMBERS.getMemberCount();
        _requireAdmitted(debtor, members);
        _requireAdmitted(creditor, members);
        if (amountMinor == 0 || amountMinor > MOST_MINOR) revert Obligations_AmountOutOfRange(amountMinor, MOST_MINOR);

        return _post(debtor, creditor, amountMinor, cause, causeId);
    }

    /* VIEWS */

    /// @inheritdoc IObligations
    function getObligation(uint64 line) public view returns (Obligation memory found) {
        found = _lines[line];
        if (found.status == LineStatus.None) revert Obligations_UnknownLine(line);
    }

    /// @inheritdoc IObligations
    function getLineCount() external view returns (uint64) {
        return _lineCount;
    }

    /// @inheritdoc IObligations
    function getPosition(uint32 cycle, MemberId member) external view returns (int128) {
        return _positions[cycle][member];
    }

    /* INTERNAL */

    /// @dev Members are numbered from 1 on. A line of anybody else could never be paid, and would hold up every cycle.
    function _requireAdmitted(MemberId member, uint32 members) private pure {
        uint32 number = MemberId.unwrap(member);
        if (number == 0 || number > members) revert Obligations_UnknownMember(member);
    }

    function _post(
        MemberId debtor,
        MemberId creditor,
        uint128 amountMinor,
        Cause cause,
        uint64 causeId
    ) internal returns (uint64 line) {
        uint32 cycle = _openCycle;
        line = ++_lineCount;
        _lines[line] = Obligation(debtor, creditor, amountMinor, cycle, LineStatus.Posted, false);
        Books memory books = _books[cycle];
        books.lines += 1;
        books.digest = keccak256(abi.encode(books.digest, line, debtor, creditor, amountMinor, cause, causeId));
        _move(books, cycle, debtor, creditor, int128(amountMinor));
        _books[cycle] = books;
        emit ObligationPosted(line, debtor, creditor, cycle, amountMinor, cause, causeId);
    }

    /// @dev Takes a posted line out of the positions until the secretariat decides.
    function _holdBack(uint64 line, Obligation memory found, bytes32 evidence) internal {
        Books memory books = _books[found.cycle];
        books.disputed += 1;
        _move(books, found.cycle, found.debtor, found.creditor, -int128(found.amountMinor));
        _setLineStatus(line, found, books, LineStatus.Disputed, evidence);
    }

    /// @dev Ends the dispute of a line that was held back.
    function _settleDispute(uint64 line, Obligation memory found, LineStatus status, bytes32 evidence) internal {
        Books memory books = _books[found.cycle];
        books.disputed -= 1;
        _setLineStatus(line, found, books, status, evidence);
    }

    function _setLineStatus(
        uint64 line,
        Obligation memory found,
        Books memory books,
        LineStatus status,
        bytes32 evidence
    ) private {
        _lines[line].status = status;
        books.digest = keccak256(abi.encode(books.digest, line, status, evidence));
        _books[found.cycle] = books;
        emit LineStatusChanged(line, found.cycle, status, evidence, msg.sender);
    }

    /// @dev Moves both positions by the same amount in opposite directions and keeps the sums in `books` true.
    function _move(Books memory books, uint32 cycle, MemberId debtor, MemberId creditor, int128 amountMinor) private {
        _shift(books, _positions[cycle], debtor, -amountMinor);
        _shift(books, _positions[cycle], creditor, amountMinor);
    }

    function _shift(
        Books memory books,
        mapping(MemberId member => int128) storage positions,
        MemberId member,
        int128 byMinor
    ) private {
        int128 before = positions[member];
        int128 afterwards = before + byMinor;
        positions[member] = afterwards;
        if (before == 0) books.debtorsAndCreditors += 1;
        if (afterwards == 0) books.debtorsAndCreditors -= 1;
        books.totalMinor = books.totalMinor + _positivePart(afterwards) - _positivePart(before);
    }

    function _positivePart(int128 amountMinor) private pure returns (uint128) {
        return amountMinor > 0 ? uint128(amountMinor) : 0;
    }
}
