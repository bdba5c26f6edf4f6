// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMembers} from "../../contracts/alliance/IMembers.sol";
import {Members} from "../../contracts/alliance/Members.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {Stage} from "./Stage.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Admits members, gives and takes seats, suspends and reinstates, replaces representatives, at random and
/// often within one second, and notes who ought to have a vote, and who has kept it since a time that was marked.
contract SeatsActor is Stage {
    uint32 private constant MOST_MEMBERS = 12;
    uint256 public constant ACCOUNTS = 16;

    mapping(uint32 member => bool) public full;
    mapping(uint32 member => IMembers.Standing) public standingOf;
    mapping(uint32 member => address) public representativeOf;
    mapping(address account => uint32) public represents;
    uint32 public count;
    uint256 public refused;

    uint48 public markedAt;
    mapping(uint32 member => bool) private _votedAtMark;
    mapping(uint32 member => bool) private _keptSinceMark;

    constructor() {
        for (uint32 member = 1; member <= MEMBERS; ++member) standingOf[member] = IMembers.Standing.Active;
        count = MEMBERS;
        admit(true, 0);
        mark();
    }

    function registry() external view returns (Members) {
        return members;
    }

    function accountAt(uint256 index) public pure returns (address) {
        return address(uint160(0x5ea7 + index));
    }

    function hasVote(uint32 member) public view returns (bool) {
        return full[member] && standingOf[member] == IMembers.Standing.Active;
    }

    function votes() public view returns (uint256 sum) {
        for (uint32 member = 1; member <= count; ++member) if (hasVote(member)) ++sum;
    }

    /* WHAT THE RUNNER CALLS */

    function admit(bool withSeat, uint256 accountSeed) public {
        if (count == MOST_MEMBERS) return;
        address account = accountAt(bound(accountSeed, 0, ACCOUNTS - 1));
        bool allowed = !withSeat || represents[account] == 0;

        try members.admit(IMembers.Kind.University, withSeat, 11, unicode"大学", "University", account) {
            assert(allowed);
            standingOf[++count] = IMembers.Standing.Active;
            members.appointAdministrator(MemberId.wrap(count), address(this));
            if (!withSeat) return;
            full[count] = true;
            _represent(count, account);
        } catch {
            assert(!allowed);
            ++refused;
        }
    }

    function setSeat(uint256 memberSeed, bool withSeat) external {
        uint32 member = _pick(memberSeed);
        bool last = hasVote(member) && votes() == 1;
        bool allowed = withSeat ? representativeOf[member] != address(0) : !last;

        try members.setSeat(MemberId.wrap(member), withSeat) {
            assert(allowed);
            full[member] = withSeat;
            _noteLoss(member);
        } catch {
            assert(!allowed);
            ++refused;
        }
    }

    function setStanding(uint256 memberSeed, uint256 standingSeed) external {
        uint32 member = _pick(memberSeed);
        IMembers.Standing standing = IMembers.Standing(bound(standingSeed, 1, 3));
        bool active = standing == IMembers.Standing.Active;
        bool last = hasVote(member) && votes() == 1 && !active;
        bool allowed = !last && (active || standingOf[member] != IMembers.Standing.Expelled);

        try members.setStanding(MemberId.wrap(member), standing, "") {
            assert(allowed);
            standingOf[member] = standing;
            _noteLoss(member);
        } catch {
            assert(!allowed);
            ++refused;
        }
    }

    function appointRepresentative(uint256 memberSeed, uint256 accountSeed) external {
        uint32 member = _pick(memberSeed);
        address account = accountAt(bound(accountSeed, 0, ACCOUNTS - 1));
        bool isFree = represents[account] == 0 || represents[account] == member;
        bool allowed = isFree && standingOf[member] == IMembers.Standing.Active;

        try members.appointRepresentative(MemberId.wrap(member), account) {
            assert(allowed);
            _represent(member, account);
        } catch {
            assert(!allowed);
            ++refused;
        }
    }

    /// @notice From now on, who keeps its vote is noted.
    function mark() public {
        markedAt = uint48(block.timestamp);
        for (uint32 member = 1; member <= MOST_MEMBERS; ++member) {
            _votedAtMark[member] = hasVote(member);
            _keptSinceMark[member] = hasVote(member);
        }
        vm.warp(block.timestamp + 1);
    }

    /// @notice Lets a second pass, and compares the history with the notes.
    function compare() external {
        vm.warp(block.timestamp + 1);
        assert(members.getPastTotalSupply(block.timestamp - 1) == votes());

        (uint256 kept, MemberId[] memory ended) = members.getVotesThroughout(markedAt, uint48(block.timestamp - 1));
        uint256 expectedKept = 0;
        uint256 expectedEnded = 0;
        for (uint32 member = 1; member <= count; ++member) {
            if (_keptSinceMark[member]) ++expectedKept;
            if (_votedAtMark[member] && !_keptSinceMark[member]) ++expectedEnded;
        }
        assert(kept == expectedKept);
        assert(ended.length == expectedEnded);
        for (uint256 i = 0; i < ended.length; ++i) {
            uint32 member = MemberId.unwrap(ended[i]);
            assert(_votedAtMark[member] && !_keptSinceMark[member]);
            for (uint256 j = 0; j < i; ++j) assert(ended[j] != ended[i]);
        }
    }

    /* INTERNAL */

    function _pick(uint256 seed) private view returns (uint32) {
        return uint32(bound(seed, 1, count));
    }

    function _noteLoss(uint32 member) private {
        if (!hasVote(member)) _keptSinceMark[member] = false;
    }

    function _represent(uint32 member, address account) private {
        represents[representativeOf[member]] = 0;
        representativeOf[member] = account;
        represents[account] = member;
    }
}
