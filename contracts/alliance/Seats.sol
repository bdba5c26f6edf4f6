// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ISeats} from "./ISeats.sol";
import {MemberId} from "../units/MemberId.sol";

abstract contract Seats is ISeats, Votes, AccessManaged {
    using Arrays for uint256[];

    /// @param full Whether there is a seat.
    /// @param votesSince When its vote came into force, seconds UTC; zero while it is not in force.
    struct Seat {
        bool full;
        uint40 votesSince;
    }

    /// @dev An ending is one word, ordered by time: when a vote ended, since when it had been in force, whose it was.
    uint256 private constant ENDED_AT_BIT = 96;
    uint256 private constant SINCE_BIT = 48;

    /* STATE */

    mapping(MemberId member => Seat) private _seats;
    mapping(address representative => MemberId) private _represented;
    uint256[] private _endings;

    /* CONSTRUCTOR */

    /// @param authority The AccessManager that says who decides over members and seats.
    constructor(address authority) AccessManaged(authority) EIP712("Alliance Ledger Members", "1") {}

    /* EXTERNAL */

    /// @inheritdoc ISeats
    function setSeat(MemberId member, bool full) external restricted {
        bool active = _isActive(member);
        address representative = _representativeOf(member);
        if (full && representative == address(0)) revert Seats_NotRepresented(member);

        _seats[member].full = full;
        emit SeatChanged(member, full, representative, msg.sender);
        _updateVote(member, active);
    }

    /// @inheritdoc ISeats
    function appointRepresentative(MemberId member, address account) external {
        _requireAdministrator(member, msg.sender);
        if (account == address(0)) revert Seats_NotRepresented(member);

        _represent(member, account);
        emit SeatChanged(member, _seats[member].full, account, msg.sender);
    }

    /// @dev An officer has nothing to delegate, and a member's vote is delegated by {appointRepresentative}.
    function delegate(address) public view override {
        revert Seats_NotDelegable(msg.sender);
    }

    /// @dev As {delegate}.
    function delegateBySig(address, uint256, uint256, uint8, bytes32, bytes32) public view override {
        revert Seats_NotDelegable(msg.sender);
    }

    /* VIEWS */

    /// @inheritdoc ISeats
    function getSeat(address representative) external view returns (MemberId member, uint40 votesSince) {
        member = _represented[representative];

        return (member, _seats[member].votesSince);
    }

    /// @inheritdoc ISeats
    function getSeatOf(MemberId member) external view returns (bool full, uint40 votesSince, address representative) {
        Seat memory seat = _seats[member];

        return (seat.full, seat.votesSince, _representativeOf(member));
    }

    /// @inheritdoc ISeats
    function getVotesThroughout(
        uint48 from,
        uint48 until
    ) external view returns (uint256 votes, MemberId[] memory ended) {
        uint256 first = _endings.upperBound(_lastEndingAt(_validateTimepoint(from)));
        uint256 last = _endings.upperBound(_lastEndingAt(_validateTimepoint(until)));
        MemberId[] memory found = new MemberId[](last - first);
        uint256 count = 0;
        for (uint256 i = first; i < last; ++i) {
            uint256 ending = _endings[i];
            // One that began after `from` is not among those that there were.
            if (uint48(ending >> SINCE_BIT) <= from) found[count++] = MemberId.wrap(uint32(ending));
        }

        ended = new MemberId[](count);
        for (uint256 i = 0; i < count; ++i) ended[i] = found[i];
        return (getPastTotalSupply(from) - count, ended);
    }

    /// @notice Seconds UTC, as everywhere in the ledger.
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice ERC-6372.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /* INTERNAL */

    /// @dev Reverts unless the account is an administrator of the active member.
    function _requireAdministrator(MemberId member, address account) internal view virtual;

    /// @dev Reverts where there is no such member.
    function _isActive(MemberId member) internal view virtual returns (bool);

    /// @dev For a full member that is admitted with its first representative.
    function _createSeat(MemberId member, address representative) internal {
        _represent(member, representative);
        _seats[member].full = true;
        emit SeatChanged(member, true, representative, msg.sender);
        _updateVote(member, true);
    }

    /// @dev Brings the vote in line with the seat and the standing. To be called after either changed.
    function _updateVote(MemberId member, bool active) internal {
        Seat storage seat = _seats[member];
        uint40 since = seat.votesSince;
        bool votes = active && seat.full;
        if (votes == (since != 0)) return;

        if (votes) {
            seat.votesSince = uint40(block.timestamp);
            _transferVotingUnits(address(0), _holderOf(member), 1);
        } else {
            if (_getTotalSupply() == 1) revert Seats_LastSeat(member);
            seat.votesSince = 0;
            _endings.push((block.timestamp << ENDED_AT_BIT) | (uint256(since) << SINCE_BIT) | MemberId.unwrap(member));
            _transferVotingUnits(_holderOf(member), address(0), 1);
        }
    }

    /// @dev The unit that the member's own address holds. No one has a key to such an address.
    function _getVotingUnits(address account) internal view override returns (uint256) {
        uint160 number = uint160(account);
        if (number > type(uint32).max) return 0;

        return _seats[MemberId.wrap(uint32(number))].votesSince == 0 ? 0 : 1;
    }

    function _represent(MemberId member, address account) private {
        MemberId other = _represented[account];
        if (other != MemberId.wrap(0) && other != member) revert Seats_AlreadyRepresents(account, other);

        _represented[_representativeOf(member)] = MemberId.wrap(0);
        _represented[account] = member;
        _delegate(_holderOf(member), account);
    }

    function _representativeOf(MemberId member) private view returns (address) {
        return delegates(_holderOf(member));
    }

    function _holderOf(MemberId member) private pure returns (address) {
        return address(uint160(MemberId.unwrap(member)));
    }

    /// @dev No ending at that time is greater, and every later one is.
    function _lastEndingAt(uint48 time) private pure returns (uint256) {
        return ((uint256(time) + 1) << ENDED_AT_BIT) - 1;
    }
}
