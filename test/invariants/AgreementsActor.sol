// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Agreements} from "../../contracts/alliance/Agreements.sol";
import {IAgreements} from "../../contracts/alliance/IAgreements.sol";
import {IMembers} from "../../contracts/alliance/IMembers.sol";
import {Members} from "../../contracts/alliance/Members.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Proposes, signs, amends and leaves agreements at random, and remembers only what was done: from that it
/// says by itself who is bound to whom.
contract AgreementsActor {
    struct Remembered {
        uint8 parties;
        uint8 signed;
        uint40 startsAt;
        uint40 endsAt;
        uint40 completedAt;
        uint32 noticeSeconds;
        uint32 amends;
        uint32 amendedBy;
    }

    uint32 public constant MEMBERS = 5;
    uint32 public constant MOST_AGREEMENTS = 16;

    Agreements public immutable agreements;
    Members private immutable members;

    mapping(uint32 agreement => Remembered) public remembered;
    mapping(uint32 agreement => mapping(uint32 member => uint40)) public leavesAt;
    mapping(uint32 member => bool) public expelled;
    uint32 public count;

    constructor() {
        vm.warp(1_800_000_000);
        members = new Members(address(new AccessManager(address(this))));
        for (uint32 i = 0; i < MEMBERS; ++i) {
            members.admit(IMembers.Kind.University, false, 11, unicode"大学", "University", address(this));
        }
        agreements = new Agreements(members, IAgreements(address(0)));
    }

    /* WHAT THE RUNNER CALLS */

    function propose(uint256 bySeed, uint256 partiesSeed, uint256 timeSeed, uint256 noticeSeed) external {
        _propose(bySeed, uint8(bound(partiesSeed, 3, 31)), timeSeed, noticeSeed, 0);
    }

    /// @dev Mostly of one agreement, so that amendments compete.
    function amend(uint256 bySeed, uint256 partySeed, uint256 timeSeed, uint256 noticeSeed) external {
        if (count == 0) return;
        uint32 amends = noticeSeed % 4 == 0 ? _agreementAt(noticeSeed >> 2) : 1;
        _amend(bySeed, partySeed, timeSeed, noticeSeed, amends);
    }

    /// @dev All sign the newest agreement; one may leave; then two amendments of it compete.
    function compete(uint256 seed) external {
        if (count == 0) return;
        uint256 chance = uint256(keccak256(abi.encode(seed)));
        uint32 amended = count;
        _signByAll(amended);
        if (chance % 2 == 0) _withdraw(amended, _memberAt(chance >> 8));
        _amend(chance >> 16, chance >> 24, chance >> 32, chance, amended);
        uint32 first = count;
        _amend(chance >> 16, 1, chance >> 40, chance, amended);
        _signByAll(first);
        _signByAll(count);
    }

    function sign(uint256 agreementSeed, uint256 memberSeed) external {
        if (count == 0) return;
        _sign(_agreementAt(agreementSeed), _memberAt(memberSeed));
    }

    function signByAll(uint256 agreementSeed) external {
        if (count == 0) return;
        _signByAll(_agreementAt(agreementSeed));
    }

    function retract(uint256 agreementSeed, uint256 memberSeed) external {
        if (count == 0) return;
        uint32 agreement = _agreementAt(agreementSeed);
        uint32 member = _memberAt(memberSeed);
        try agreements.retract(agreement, MemberId.wrap(member)) {
            assert(remembered[agreement].completedAt == 0);
            remembered[agreement].signed &= ~_bit(member);
        } catch {}
    }

    function withdraw(uint256 agreementSeed, uint256 memberSeed) external {
        if (count == 0) return;
        _withdraw(_agreementAt(agreementSeed), _memberAt(memberSeed));
    }

    function removeExpelled(uint256 agreementSeed, uint256 memberSeed) external {
        if (count == 0) return;
        uint32 agreement = _agreementAt(agreementSeed);
        uint32 member = _memberAt(memberSeed);
        try agreements.removeExpelled(agreement, MemberId.wrap(member)) {
            assert(expelled[member]);
            leavesAt[agreement][member] = uint40(block.timestamp);
        } catch {}
    }

    function expelOrReinstate(uint256 memberSeed) external {
        uint32 member = _memberAt(memberSeed);
        expelled[member] = !expelled[member];
        IMembers.Standing standing = expelled[member] ? IMembers.Standing.Expelled : IMembers.Standing.Active;
        members.setStanding(MemberId.wrap(member), standing, "");
    }

    function wait(uint256 seed) external {
        vm.warp(block.timestamp + bound(seed, 1, 20 days));
    }

    /* WHAT IT SAYS */

    function isComplete(uint32 agreement) public view returns (bool) {
        return remembered[agreement].completedAt != 0;
    }

    function beginsAt(uint32 agreement) public view returns (uint40) {
        Remembered memory known = remembered[agreement];
        return known.completedAt > known.startsAt ? known.completedAt : known.startsAt;
    }

    function isParty(uint32 agreement, uint32 member) public view returns (bool) {
        return remembered[agreement].parties & _bit(member) != 0;
    }

    /// @dev From what was done alone: no end is ever moved here.
    function areBound(uint32 agreement, uint32 one, uint32 other) external view returns (bool) {
        Remembered memory known = remembered[agreement];
        if (!isComplete(agreement) || block.timestamp < beginsAt(agreement) || block.timestamp >= known.endsAt) {
            return false;
        }
        if (known.amendedBy != 0 && block.timestamp >= beginsAt(known.amendedBy)) return false;
        return _isBound(agreement, one) && _isBound(agreement, other);
    }

    /* INTERNAL */

    function _isBound(uint32 agreement, uint32 member) private view returns (bool) {
        uint40 end = leavesAt[agreement][member];
        return isParty(agreement, member) && (end == 0 || block.timestamp < end);
    }

    function _propose(uint256 bySeed, uint8 parties, uint256 timeSeed, uint256 noticeSeed, uint32 amends) private {
        if (count == MOST_AGREEMENTS) return;
        uint40 startsAt = uint40(block.timestamp + bound(timeSeed, 0, 40 days) - bound(timeSeed >> 64, 0, 10 days));
        IAgreements.Terms memory terms = IAgreements.Terms({
            textHash: bytes32(uint256(1)),
            kinds: 1,
            parties: _list(parties),
            startsAt: startsAt,
            endsAt: startsAt + uint40(bound(timeSeed >> 128, 15 days, 400 days)),
            noticeSeconds: uint32(bound(noticeSeed >> 128, 0, 60 days)),
            decisionSeconds: 1 days,
            appealSeconds: 0,
            arbiter: MemberId.wrap(0),
            fees: new IAgreements.Fee[](0),
            amends: amends
        });
        uint32 by = _memberAt(bySeed);
        try agreements.propose(MemberId.wrap(by), terms) returns (uint32 agreement) {
            assert(agreement == ++count);
            remembered[agreement] = Remembered({
                parties: parties,
                signed: _bit(by),
                startsAt: startsAt,
                endsAt: terms.endsAt,
                completedAt: 0,
                noticeSeconds: terms.noticeSeconds,
                amends: amends,
                amendedBy: 0
            });
        } catch {}
    }

    function _sign(uint32 agreement, uint32 member) private {
        try agreements.sign(agreement, MemberId.wrap(member), address(this), "") {
            Remembered storage known = remembered[agreement];
            known.signed |= _bit(member);
            if (known.signed != known.parties) return;

            known.completedAt = uint40(block.timestamp);
            if (known.amends == 0) return;

            assert(remembered[known.amends].amendedBy == 0);
            remembered[known.amends].amendedBy = agreement;
        } catch {}
    }

    function _signByAll(uint32 agreement) private {
        for (uint32 member = 1; member <= MEMBERS; ++member) _sign(agreement, member);
    }

    function _withdraw(uint32 agreement, uint32 member) private {
        try agreements.withdraw(agreement, MemberId.wrap(member)) {
            leavesAt[agreement][member] = uint40(block.timestamp) + remembered[agreement].noticeSeconds;
        } catch {}
    }

    /// @dev Names the parties that stay, and every other time one more or one fewer.
    function _amend(uint256 bySeed, uint256 partySeed, uint256 timeSeed, uint256 noticeSeed, uint32 amends) private {
        uint8 parties = remembered[amends].parties;
        for (uint32 member = 1; member <= MEMBERS; ++member) {
            if (leavesAt[amends][member] != 0) parties &= ~_bit(member);
        }
        if (partySeed % 2 == 0) parties ^= _bit(_memberAt(partySeed >> 1));
        _propose(bySeed, parties, timeSeed, noticeSeed, amends);
    }

    function _list(uint8 parties) private pure returns (MemberId[] memory list) {
        uint256 length = 0;
        for (uint32 member = 1; member <= MEMBERS; ++member) if (parties & _bit(member) != 0) ++length;
        list = new MemberId[](length);
        for (uint32 member = MEMBERS; member > 0; --member) {
            if (parties & _bit(member) != 0) list[--length] = MemberId.wrap(member);
        }
    }

    function _bit(uint32 member) private pure returns (uint8) {
        return uint8(1 << (member - 1));
    }

    function _memberAt(uint256 seed) private pure returns (uint32) {
        return uint32(bound(seed, 1, MEMBERS));
    }

    function _agreementAt(uint256 seed) private view returns (uint32) {
        return uint32(bound(seed, 1, count));
    }
}
