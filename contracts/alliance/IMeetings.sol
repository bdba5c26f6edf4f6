// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title Joint meetings, their minutes and resolutions, and the alliance's charter
/// @notice A meeting is convened by the secretariat or the coordinator for the alliance, or by the representative of a
/// leading unit in its own field, at least three days before. Whoever convened it, and always the secretariat and the
/// coordinator, keeps its record. Agenda, minutes, resolutions and charter are documents; their hashes stand here.
interface IMeetings {
    enum Kind {
        None,
        Joint,
        Council,
        Coordination,
        Working
    }

    /// @param leadingUnit The member that convened it as a leading unit; zero where the alliance did.
    /// @param startsAt Seconds UTC.
    /// @param minutesVersion How many versions of its minutes were recorded.
    /// @param resolutions How many resolutions were recorded.
    struct Meeting {
        Kind kind;
        bool cancelled;
        MemberId leadingUnit;
        uint40 startsAt;
        uint16 minutesVersion;
        uint16 resolutions;
    }

    /// @param version Counts from 1; zero while there is no charter.
    struct Charter {
        bytes32 textHash;
        uint32 version;
    }

    /// @notice A meeting was convened.
    /// @param leadingUnit The member that convenes it as a leading unit; zero where the alliance does.
    /// @param noticeZh What is met about, where and how to take part, in Chinese.
    event MeetingConvened(
        uint32 indexed meeting,
        Kind kind,
        MemberId leadingUnit,
        uint40 startsAt,
        bytes32 agendaHash,
        string noticeZh,
        string noticeEn,
        address by
    );

    /// @notice The meeting's agenda is now this.
    event AgendaAmended(uint32 indexed meeting, bytes32 agendaHash, address by);

    /// @notice The meeting will not take place.
    event MeetingCancelled(uint32 indexed meeting, string reason, address by);

    /// @notice The meeting's minutes are now these; earlier versions stay readable.
    /// @param version Counts from 1.
    /// @param attendance The members that attended, ascending.
    event MinutesRecorded(
        uint32 indexed meeting,
        uint16 version,
        bytes32 minutesHash,
        MemberId[] attendance,
        address by
    );

    /// @notice The meeting resolved.
    /// @param number Counts from 1 at every meeting.
    /// @param proposal The council's vote on it; zero where there is none. Only the vote binds.
    event ResolutionRecorded(uint32 indexed meeting, uint16 number, bytes32 textHash, uint256 proposal, address by);

    /// @notice The alliance's charter is now this.
    /// @param version Counts from 1.
    event CharterAdopted(uint32 indexed version, bytes32 textHash, string titleZh, string titleEn);

    /// @notice There is no such meeting.
    error Meetings_Unknown(uint32 meeting);

    /// @notice A kind, a hash, a text or the attendance is missing.
    error Meetings_Incomplete();

    /// @notice The account is neither secretariat nor coordinator, nor does it represent that member as a leading unit.
    /// @param leadingUnit Zero where the alliance convenes.
    error Meetings_MayNotConvene(MemberId leadingUnit, address account);

    /// @notice The meeting would begin before the shortest notice is over.
    error Meetings_NoticeTooShort(uint40 startsAt, uint40 earliest);

    /// @notice The meeting was cancelled.
    error Meetings_Cancelled(uint32 meeting);

    /// @notice The meeting has begun.
    error Meetings_AlreadyBegun(uint32 meeting, uint40 startsAt);

    /// @notice The meeting has not begun.
    error Meetings_NotYetBegun(uint32 meeting, uint40 startsAt);

    /// @notice The members that attended do not ascend, or one is none of the alliance's.
    /// @param position Of the first that is wrong, from 0 on.
    error Meetings_BadAttendance(uint256 position);

    /// @notice Convenes a meeting.
    /// @param leadingUnit The member whose representative the caller is; zero for secretariat and coordinator.
    /// @param startsAt Seconds UTC, at least three days ahead.
    /// @return meeting The number given to it.
    function convene(
        MemberId leadingUnit,
        Kind kind,
        uint40 startsAt,
        bytes32 agendaHash,
        string calldata noticeZh,
        string calldata noticeEn
    ) external returns (uint32 meeting);

    /// @notice Replaces the agenda of a meeting that has not begun.
    function amendAgenda(uint32 meeting, bytes32 agendaHash) external;

    /// @notice Cancels a meeting that has not begun. To move it, cancel it and convene another.
    function cancel(uint32 meeting, string calldata reason) external;

    /// @notice Records the minutes of a meeting that has begun; again to correct them.
    function recordMinutes(uint32 meeting, bytes32 minutesHash, MemberId[] calldata attendance) external;

    /// @notice Records what a meeting that has begun resolved.
    function recordResolution(uint32 meeting, bytes32 textHash, uint256 proposal) external returns (uint16 number);

    /// @notice Adopts the charter, or a new version of it; by vote of the council.
    function adoptCharter(
        bytes32 textHash,
        string calldata titleZh,
        string calldata titleEn
    ) external returns (uint32 version);

    function getMeeting(uint32 meeting) external view returns (Meeting memory);

    function getMeetingCount() external view returns (uint32);

    /// @notice The charter in force.
    function getCharter() external view returns (Charter memory);
}
