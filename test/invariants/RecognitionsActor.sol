// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMembers} from "../../contracts/alliance/IMembers.sol";
import {ICredits} from "../../contracts/credits/ICredits.sol";
import {IRecognitionRules} from "../../contracts/credits/IRecognitionRules.sol";
import {IRecognitions} from "../../contracts/credits/IRecognitions.sol";
import {Recognitions} from "../../contracts/credits/Recognitions.sol";
import {MemberId} from "../../contracts/units/MemberId.sol";
import {RecordsStage} from "./RecordsStage.sol";
import {bound, vm} from "./Vm.sol";

/// @notice Four records of the first university, and two others that recognise them for two programmes each: in every
/// way that there is, for amounts that often do not fit together; while the contracts are paused, a home is expelled, a
/// batch turns out to be void and is published again, and another contract succeeds.
contract RecognitionsActor is RecordsStage {
    uint32 public constant RECORDS = 4;
    uint32 public constant HOMES = 2;
    uint32 public constant PROGRAMMES = 2;
    uint32 public constant RECORD_CENTI_CREDITS = CENTI_CREDITS;
    uint32 private constant RULES_OF_A_HOME = 4;
    MemberId private constant ISSUER = MemberId.wrap(1);

    Recognitions public recognitions;
    /// @dev What succeeds it; made beforehand, and out of use until then.
    Recognitions private _successor;
    /// @dev Which of the issuer's batches proves the record now.
    mapping(uint32 index => uint32) private _sequences;
    uint256 public refused;
    mapping(IRecognitions.Status status => uint256 count) public reached;

    constructor() {
        recognitions = new Recognitions(members, credits, agreements, IRecognitions(address(0)));
        _issue(ISSUER, 1, _rootOfFirst(), 2);
        _issue(ISSUER, 2, leafAt(2), 1);
        _issue(ISSUER, 3, leafAt(3), 1);
        for (uint32 index = 0; index < RECORDS; ++index) _sequences[index] = index < 2 ? 1 : index;
        for (uint32 home = 2; home <= 3; ++home) {
            _addRule(home, IRecognitionRules.Form.CourseToCourse, 1000, 0);
            _addRule(home, IRecognitionRules.Form.FieldAndLevel, 500, 0);
            _addRule(home, IRecognitionRules.Form.Automatic, 900, 0);
            _addRule(home, IRecognitionRules.Form.FieldAndLevel, 1000, 2);
        }
        _successor = new Recognitions(members, credits, agreements, recognitions);
    }

    function leafAt(uint32 index) public pure returns (bytes32) {
        return _leafOf(_commitmentAt(index));
    }

    function subjectAt(uint32 index, uint32 home, uint32 programme) public pure returns (IRecognitions.Subject memory) {
        return IRecognitions.Subject(ISSUER, leafAt(index), MemberId.wrap(home + 2), bytes32(uint256(programme + 1)));
    }

    function ledger() external view returns (ICredits) {
        return credits;
    }

    /* WHAT THE RUNNER CALLS */

    function recognise(
        uint256 recordSeed,
        uint256 homeSeed,
        uint256 programmeSeed,
        uint256 rule,
        uint256 amount
    ) external {
        uint32 index = uint32(bound(recordSeed, 0, RECORDS - 1));
        IRecognitions.Subject memory subject = _subject(index, homeSeed, programmeSeed);
        uint32 under = _ruleOf(subject, bound(rule, 0, 2));
        try recognitions.recognise(_record(index), subject.home, subject.programme, under, _amount(amount)) {
            _note(subject);
        } catch {
            ++refused;
        }
    }

    function recogniseBoth(uint256 homeSeed, uint256 programmeSeed, uint256 one, uint256 other) external {
        IRecognitions.Subject memory subject = _subject(0, homeSeed, programmeSeed);
        uint32 rule = _ruleOf(subject, 1);
        IRecognitions.Item[] memory items = new IRecognitions.Item[](2);
        items[0] = IRecognitions.Item(_commitmentAt(0), CENTI_CREDITS, subject.programme, rule, _amount(one));
        items[1] = IRecognitions.Item(_commitmentAt(1), CENTI_CREDITS, subject.programme, rule - 1, _amount(other));
        bool[] memory flags = new bool[](1);
        flags[0] = true;
        try recognitions.recogniseMany(ISSUER, 1, subject.home, items, new bytes32[](0), flags) {
            _note(subject);
        } catch {
            ++refused;
        }
    }

    function request(
        uint256 recordSeed,
        uint256 homeSeed,
        uint256 programmeSeed,
        uint256 rule,
        uint256 amount
    ) external {
        uint32 index = uint32(bound(recordSeed, 0, RECORDS - 1));
        IRecognitions.Subject memory subject = _subject(index, homeSeed, programmeSeed);
        uint32 under = _ruleOf(subject, bound(rule, 0, 3));
        bool byIssuer = amount % 2 == 0;
        try recognitions.request(_record(index), subject.home, subject.programme, under, _amount(amount), byIssuer) {
            _note(subject);
        } catch {
            ++refused;
        }
    }

    /// @dev Does to a recognition what its status allows, so that most calls go through.
    function goOn(
        uint256 recordSeed,
        uint256 homeSeed,
        uint256 programmeSeed,
        uint256 choice,
        uint256 amount
    ) external {
        uint32 index = uint32(bound(recordSeed, 0, RECORDS - 1));
        IRecognitions.Subject memory subject = _subject(index, homeSeed, programmeSeed);
        try this.step(subject, choice, amount) {
            _note(subject);
        } catch {
            ++refused;
        }
    }

    function decideOverRecord(uint256 recordSeed, uint256 choice) external {
        try this.stepOfRecord(uint32(bound(recordSeed, 0, RECORDS - 1)), choice) {} catch {
            ++refused;
        }
    }

    /// @dev The issuer's third record was issued with a stolen key; it is true, and published again.
    function reissue(uint256 seed) external {
        if (seed % 8 != 0 || members.getPause(address(credits)) > block.timestamp) return;
        uint32[] memory sequences = new uint32[](1);
        sequences[0] = _sequences[2];
        credits.reportCompromise(ISSUER, address(this), 0, sequences);
        _sequences[2] = credits.getBatchCount(ISSUER) + 1;
        _issue(ISSUER, _sequences[2], leafAt(2), 1);
    }

    function setStanding(uint256 homeSeed, uint256 choice) external {
        MemberId home = MemberId.wrap(uint32(bound(homeSeed, 2, 3)));
        bool active = members.getMember(home).standing == IMembers.Standing.Active;
        if (active && choice % 4 != 0) return;
        IMembers.Standing standing = IMembers.Standing.Active;
        if (active) standing = choice % 8 == 0 ? IMembers.Standing.Expelled : IMembers.Standing.Suspended;
        members.setStanding(home, standing, "");
    }

    function pause(uint256 which, uint256 seed) external {
        if (seed % 4 != 0) return;
        address module = which % 2 == 0 ? address(recognitions) : address(credits);
        members.pause(module, uint40(block.timestamp + bound(seed, 1 days, 9 days)));
    }

    function succeed(uint256 seed) external {
        if (seed % 16 != 0 || address(recognitions) == address(_successor)) return;
        members.pause(address(recognitions), type(uint40).max);
        recognitions = _successor;
    }

    function wait(uint256 seed) external {
        vm.warp(block.timestamp + bound(seed, 1 days, 20 days));
    }

    /* WHAT IT CALLS ITSELF, SO THAT A REFUSAL IS CAUGHT */

    function step(IRecognitions.Subject calldata subject, uint256 choice, uint256 amount) external {
        (IRecognitions.Recognition memory found, ) = recognitions.getRecognition(subject);
        IRecognitions.Status status = found.status;
        // A refusal would hardly ever come by chance.
        uint32 granted = choice % 5 == 4 ? 0 : uint32(bound(amount, 0, uint256(found.heldCentiCredits) + 10));
        IRecognitions.Ground ground =
            granted == found.heldCentiCredits ? IRecognitions.Ground.None : IRecognitions.Ground.Other;
        if (status == IRecognitions.Status.Requested) _decide(subject, found, choice, granted, ground);
        else if (status == IRecognitions.Status.Appealed && choice % 3 == 0) recognitions.withdrawAppeal(subject);
        else if (status == IRecognitions.Status.Appealed)
            recognitions.decideAppeal(subject, granted, found.rule, ground);
        else if (choice % 3 == 0) recognitions.appeal(subject);
        else if (choice % 3 == 1) recognitions.release(subject);
        else recognitions.withdraw(subject);
    }

    function stepOfRecord(uint32 index, uint256 choice) external {
        ICredits.LeafInBatch memory record = _record(index);
        if (choice % 4 == 0) credits.suspend(record, ICredits.Reason.Other);
        else if (choice % 4 != 1) credits.reinstate(record, ICredits.Reason.Other);
        else if (choice % 32 == 1) credits.supersede(record, _record(3), ICredits.Reason.Other);
    }

    /* INTERNAL */

    function _decide(
        IRecognitions.Subject calldata subject,
        IRecognitions.Recognition memory found,
        uint256 choice,
        uint32 granted,
        IRecognitions.Ground ground
    ) private {
        bool panel = recognitions.getRule(found.rule).threshold != 0;
        bool other = choice % 4 == 1 && granted != found.heldCentiCredits;
        if (choice % 8 == 0) recognitions.withdraw(subject);
        else if (block.timestamp >= found.deadline) recognitions.deem(subject);
        else if (panel) recognitions.vote(subject, choice % 3, granted, ground);
        else recognitions.decide(subject, granted, other ? _ruleOf(subject, 1) : found.rule, ground);
    }

    function _note(IRecognitions.Subject memory subject) private {
        (IRecognitions.Recognition memory found, ) = recognitions.getRecognition(subject);
        ++reached[found.status];
    }

    function _addRule(uint32 home, IRecognitionRules.Form form, uint16 ratePermille, uint8 threshold) private {
        MemberId[] memory panel = new MemberId[](threshold == 0 ? 0 : 3);
        for (uint32 i = 0; i < panel.length; ++i) panel[i] = MemberId.wrap(i + 1);
        IRecognitionRules.Rule memory rule = IRecognitionRules.Rule({
            agreement: AGREEMENT,
            issuer: ISSUER,
            home: MemberId.wrap(home),
            form: form,
            level: 0,
            ratePermille: ratePermille,
            capCentiCredits: 0,
            startsAt: 0,
            endsAt: type(uint40).max,
            threshold: threshold,
            retired: false
        });
        recognitions.addRule(IRecognitionRules.Draft(rule, "source", "target", 0, 0, panel));
    }

    function _ruleOf(IRecognitions.Subject memory subject, uint256 which) private pure returns (uint32) {
        return (MemberId.unwrap(subject.home) - 2) * RULES_OF_A_HOME + 1 + uint32(which);
    }

    function _subject(
        uint32 index,
        uint256 homeSeed,
        uint256 programmeSeed
    ) private pure returns (IRecognitions.Subject memory) {
        return subjectAt(index, uint32(bound(homeSeed, 0, HOMES - 1)), uint32(bound(programmeSeed, 0, PROGRAMMES - 1)));
    }

    /// @dev Half of the time a part that three of fit into a record, else anything up to more than it has.
    function _amount(uint256 seed) private pure returns (uint32) {
        return uint32(seed % 2 == 0 ? bound(seed / 2, 90, 130) : bound(seed / 2, 0, CENTI_CREDITS + 20));
    }

    function _record(uint32 index) private view returns (ICredits.LeafInBatch memory) {
        bytes32[] memory proof = new bytes32[](index < 2 ? 1 : 0);
        if (index < 2) proof[0] = leafAt(1 - index);
        return ICredits.LeafInBatch(ISSUER, _sequences[index], _commitmentAt(index), CENTI_CREDITS, proof);
    }

    function _rootOfFirst() private pure returns (bytes32) {
        (bytes32 one, bytes32 other) = (leafAt(0), leafAt(1));
        return one < other ? keccak256(abi.encode(one, other)) : keccak256(abi.encode(other, one));
    }

    function _commitmentAt(uint32 index) private pure returns (bytes32) {
        return keccak256(abi.encode("record", index));
    }
}
