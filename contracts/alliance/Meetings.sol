// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IMeetings} from "./IMeetings.sol";
import {IMembers} from "./IMembers.sol";
import {MemberId} from "../units/MemberId.sol";

contract Meetings is IMeetings, AccessManaged {
    uint40 private constant NOTICE_SECONDS = 3 days;
    /// @dev Roles of the AccessManager. It knows one role for a function, and here either of two convenes.
    uint64 private constant SECRETARIAT = 1;
    uint64 private constant COORDINATOR = 2;

    IMembers private immutable MEMBERS;

    /* STATE */

    uint32 private _meetingCount;
    mapping(uint32 meeting => Meeting) private _meetings;
    Charter private _charter;

    /* CONSTRUCTOR */

    /// @param members Says who leads a field, and for whom.
    /// @param authority The AccessManager that says who is secretariat and coordinator, and who may adopt a charter.
    /// @param predecessor The contract whose numbering goes on here, out of use by now; zero where there is none.
    constructor(IMembers members, address authority, IMeetings predecessor) AccessManaged(authority) {
        MEMBERS = members;
        if (address(predecessor) != address(0)) {
            _meetingCount = predecessor.getMeetingCount();
            _charter = predecessor.getCharter();
        }
    }

    /* EXTERNAL: WHO CONVENED */

    /// @inheritdoc IMeetings
    function convene(
        MemberId leadingUnit,
        Kind kind,
        uint40 startsAt,
        bytes32 agendaHash,
        string calldata noticeZh,
        string calldata noticeEn
    ) external returns (uint32 meeting) {
        _requireConvener(leadingUnit);
        if (kind == Kind.None || agendaHash == 0 || bytes(noticeZh).length == 0 || bytes(noticeEn).length == 0) {
            revert Meetings_Incomplete();
        }
        uint40 earliest = uint40(block.timestamp) + NOTICE_SECONDS;
        if (startsAt < earliest) revert Meetings_NoticeTooShort(startsAt, earliest);

        meeting = ++_meetingCount;
        _meetings[meeting] = Meeting(kind, false, leadingUnit, startsAt, 0, 0);
        emit MeetingConvened(meeting, kind, leadingUnit, startsAt, agendaHash, noticeZh, noticeEn, msg.sender);
    }

    /// @inheritdoc IMeetings
    function amendAgenda(uint32 meeting, bytes32 agendaHash) external {
        _requireAhead(meeting);
        if (agendaHash == 0) revert Meetings_Incomplete();

        emit AgendaAmended(meeting, agendaHash, msg.sender);
    }

    /// @inheritdoc IMeetings
    function cancel(uint32 meeting, string calldata reason) external {
        _requireAhead(meeting);
        if (bytes(reason).length == 0) revert Meetings_Incomplete();

        _meetings[meeting].cancelled = true;
        emit MeetingCancelled(meeting, reason, msg.sender);
    }

    /// @inheritdoc IMeetings
    function recordMinutes(uint32 meeting, bytes32 minutesHash, MemberId[] calldata attendance) external {
        _requireBegun(meeting);
        if (minutesHash == 0 || attendance.length == 0) revert Meetings_Incomplete();
        _requireMembers(attendance);

        uint16 version = ++_meetings[meeting].minutesVersion;
        emit MinutesRecorded(meeting, version, minutesHash, attendance, msg.sender);
    }

    /// @inheritdoc IMeetings
    function recordResolution(uint32 meeting, bytes32 textHash, uint256 proposal) external returns (uint16 number) {
        _requireBegun(meeting);
        if (textHash == 0) revert Meetings_Incomplete();

        number = ++_meetings[meeting].resolutions;
        emit ResolutionRecorded(meeting, number, textHash, proposal, msg.sender);
    }

    /* EXTERNAL: THE ALLIANCE */

    /// @inheritdoc IMeetings
    function adoptCharter(
        bytes32 textHash,
        string calldata titleZh,
        string calldata titleEn
    ) external restricted returns (uint32 version) {
        MEMBERS.requireNotPaused();
        if (textHash == 0 || bytes(titleZh).length == 0 || bytes(titleEn).length == 0) revert Meetings_Incomplete();

        version = _charter.version + 1;
        _charter = Charter(textHash, version);
        emit CharterAdopted(version, textHash, titleZh, titleEn);
    }

    /* VIEWS */

    /// @inheritdoc IMeetings
    function getMeeting(uint32 meeting) public view returns (Meeting memory found) {
        found = _meetings[meeting];
        if (found.kind == Kind.None) revert Meetings_Unknown(meeting);
    }

    /// @inheritdoc IMeetings
    function getMeetingCount() external view returns (uint32) {
        return _meetingCount;
    }

    /// @inheritdoc IMeetings
    function getCharter() external view returns (Charter memory) {
        return _charter;
    }

    /* INTERNAL */

    function _isSecretariatOrCoordinator() private view returns (bool) {
        IAccessManager manager = IAccessManager(authority());
        (bool isSecretariat, ) = manager.hasRole(SECRETARIAT, msg.sender);
        if (isSecretariat) return true;
        (bool isCoordinator, ) = manager.hasRole(COORDINATOR, msg.sender);

        return isCoordinator;
    }

    function _requireConvener(MemberId leadingUnit) private view {
        MEMBERS.requireNotPaused();
        bool may = MemberId.unwrap(leadingUnit) == 0 ? _isSecretariatOrCoordinator() : _represents(leadingUnit);
        if (!may) revert Meetings_MayNotConvene(leadingUnit, msg.sender);
    }

    function _represents(MemberId leadingUnit) private view returns (bool) {
        (MemberId member, ) = MEMBERS.getSeat(msg.sender);

        return member == leadingUnit && MEMBERS.isLeadingUnit(leadingUnit);
    }

    function _requireKept(uint32 meeting) private view returns (uint40 startsAt) {
        MEMBERS.requireNotPaused();
        Meeting memory found = getMeeting(meeting);
        if (!_isSecretariatOrCoordinator() && !_represents(found.leadingUnit)) {
            revert Meetings_MayNotConvene(found.leadingUnit, msg.sender);
        }
        if (found.cancelled) revert Meetings_Cancelled(meeting);

        return found.startsAt;
    }

    function _requireAhead(uint32 meeting) private view {
        uint40 startsAt = _requireKept(meeting);
        if (block.timestamp >= startsAt) revert Meetings_AlreadyBegun(meeting, startsAt);
    }

    function _requireBegun(uint32 meeting) private view {
        uint40 startsAt = _requireKept(meeting);
        if (block.timestamp < startsAt) revert Meetings_NotYetBegun(meeting, startsAt);
    }

    /// @dev Members are numbered from 1 without gaps, so that ascending numbers up to the last one are members.
    function _requireMembers(MemberId[] calldata attendance) private view {
        uint32 last = MEMBERS.getMemberCount();
        uint32 previous = 0;
        for (uint256 i = 0; i < attendance.length; ++i) {
            uint32 member = MemberId.unwrap(attendance[i]);
            if (member <= previous || member > last) revert Meetings_BadAttendance(i);
            previous = member;
        }
    }
}
