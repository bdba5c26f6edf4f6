// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../units/MemberId.sol";

/// @title The seats of the alliance's council
/// @notice A full member has a seat, an associate has none. A seat is one vote while its member is active. The vote
/// belongs to the member; its representative, an account that the member's administrator appoints, casts it. For tools
/// that know OpenZeppelin's votes: the voting unit is held by the address whose number is the member's, and delegated
/// to the representative.
interface ISeats {
    /// @notice Whether a member has a seat, and who represents it, are now this. An associate may name its
    /// representative before it has a seat.
    /// @param representative Zero where none was appointed.
    /// @param by The account that decided.
    event SeatChanged(MemberId indexed member, bool full, address representative, address by);

    /// @notice The alliance would be left without a vote, and nobody could decide anything any more.
    error Seats_LastSeat(MemberId member);

    /// @notice The account represents another member already. An account casts one vote.
    error Seats_AlreadyRepresents(address account, MemberId member);

    /// @notice The member has named nobody who would cast its vote.
    error Seats_NotRepresented(MemberId member);

    /// @notice Votes are members', and only {appointRepresentative} delegates them.
    error Seats_NotDelegable(address account);

    /// @notice Gives an associate a seat, or takes a full member's away. By the council.
    function setSeat(MemberId member, bool full) external;

    /// @notice Says who casts the member's vote, from now on and in the polls that are going on. By the administrator
    /// of the active member. The account needs no office, and represents no other member.
    function appointRepresentative(MemberId member, address account) external;

    /// @notice Which member an account represents, and since when that member has had its vote.
    /// @return member Zero where the account represents nobody.
    /// @return votesSince Seconds UTC; zero while the member has no vote: an associate, or one that is not active.
    function getSeat(address representative) external view returns (MemberId member, uint40 votesSince);

    /// @notice Whether a member has a seat, since when it has had its vote (zero: it has none now), and who casts it.
    function getSeatOf(MemberId member) external view returns (bool full, uint40 votesSince, address representative);

    /// @notice Who had a vote at a time and kept it up to another, both in the past.
    /// @dev The loop runs over the votes that ended in between: a handful, however old the alliance is.
    /// @return votes How many of the votes that there were at `from` had not ended by `until`.
    /// @return ended The others: whose vote ended in between, even if it came back. Each once.
    function getVotesThroughout(
        uint48 from,
        uint48 until
    ) external view returns (uint256 votes, MemberId[] memory ended);
}
