// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreements} from "../alliance/IAgreements.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {ICredits} from "./ICredits.sol";
import {IRecognitions} from "./IRecognitions.sol";
import {RecognisedCredits} from "./RecognisedCredits.sol";
import {RecognitionRules} from "./RecognitionRules.sol";
import {MemberId} from "../units/MemberId.sol";

contract Recognitions is RecognisedCredits {
    /// @dev How a request is being decided. All of it fills one storage word.
    /// @param decider Who decided it alone, and so not its appeal.
    /// @param voted Bit n set: the panel's seat n has voted.
    /// @param least The least that an approval approves.
    struct Course {
        address decider;
        uint16 voted;
        uint8 approvals;
        uint8 refusals;
        uint32 least;
    }

    /* STATE */

    mapping(bytes32 key => Course) private _courses;

    /* CONSTRUCTOR */

    /// @param members Says who is a registrar of whom.
    /// @param credits Says which records are in force.
    /// @param agreements Says between whom credits are recognised, and how long a decision takes.
    /// @param predecessor The contract that this one replaces, retired by then; zero for the first.
    constructor(
        IMembers members,
        ICredits credits,
        IAgreements agreements,
        IRecognitions predecessor
    ) RecognitionRules(members, agreements, predecessor) RecognisedCredits(credits) {}

    /* EXTERNAL: REQUESTS */

    /// @inheritdoc IRecognitions
    function request(
        ICredits.LeafInBatch calldata record,
        MemberId home,
        bytes32 programme,
        uint32 rule,
        uint32 centiCredits,
        bool byIssuer
    ) external {
        (MemberId requester, MemberId other) = byIssuer ? (record.issuer, home) : (home, record.issuer);
        _requireRegistrarAndPartner(requester, other);
        (Rule memory terms, uint32 decisionSeconds) = _requireApplicable(rule, record.issuer, home);
        Subject memory subject = Subject(record.issuer, CREDITS.requireInForce(record), home, programme);

        if (terms.form == Form.Automatic) {
            _recognise(subject, record.centiCredits, record.sequence, rule, terms, centiCredits);
            return;
        }
        _appliedUnder(rule, terms, centiCredits);
        uint40 deadline = uint40(block.timestamp) + decisionSeconds;
        Recognition memory asked = Recognition(
            Status.Requested,
            byIssuer,
            rule,
            record.sequence,
            centiCredits,
            0,
            0,
            deadline
        );
        _request(subject, record.centiCredits, asked);
        delete _courses[_keyOf(subject)];
        _emitRequested(subject, asked, requester);
    }

    /// @inheritdoc IRecognitions
    function withdraw(Subject calldata subject) external {
        Recognition memory found = _recognitionOf(subject);
        Status status = found.status;
        bool granted = status == Status.Positive || status == Status.Partial;
        bool whole = found.heldCentiCredits == found.usedCentiCredits;
        bool settled = granted && whole && block.timestamp >= _deadlineOf(subject, found);
        if (status != Status.Requested && !settled) revert Recognitions_StatusForbids(subject.leaf, status);
        MemberId member = status == Status.Requested ? _requesterOf(subject, found) : subject.home;
        _requireRegistrar(member);

        Recognition memory over = Recognition(
            Status.Withdrawn,
            found.requestedByIssuer,
            found.rule,
            found.sequence,
            0,
            0,
            0,
            0
        );
        _change(subject, found, over);
        emit RecognitionWithdrawn(subject.issuer, subject.leaf, subject.home, subject.programme, msg.sender);
    }

    /* EXTERNAL: DECISIONS */

    /// @inheritdoc IRecognitions
    function decide(Subject calldata subject, uint32 centiCredits, uint32 rule, Ground ground) external {
        _requireRegistrar(subject.home);
        bytes32 key = _keyOf(subject);
        Recognition memory before = _requireDecidable(subject);
        if (getRule(before.rule).threshold != 0) revert Recognitions_PanelDecides(before.rule);

        _courses[key].decider = msg.sender;
        bool all = centiCredits == before.heldCentiCredits && rule == before.rule;
        _settle(subject, before, centiCredits, rule, _outcomeOf(all, centiCredits), Way.Registrar, ground);
    }

    /// @inheritdoc IRecognitions
    function vote(Subject calldata subject, uint256 seat, uint32 centiCredits, Ground ground) external {
        Recognition memory before = _requireDecidable(subject);
        MemberId[] memory panel = getPanel(before.rule);
        if (seat >= panel.length) revert Recognitions_NoSuchSeat(before.rule, seat);
        _requireRegistrarAndPartner(panel[seat], subject.home);
        Rule memory terms = getRule(before.rule);
        if (centiCredits != 0) _appliedUnder(before.rule, terms, centiCredits);
        _requireWithin(subject, before, centiCredits);
        _requireGround(centiCredits == before.heldCentiCredits, ground);

        Course memory course = _courses[_keyOf(subject)];
        if ((course.voted >> seat) & 1 == 1) revert Recognitions_AlreadyVoted(subject.leaf, seat);
        course.voted |= uint16(1 << seat);
        if (centiCredits == 0) {
            ++course.refusals;
        } else {
            course.least = course.approvals == 0 || centiCredits < course.least ? centiCredits : course.least;
            ++course.approvals;
        }
        _courses[_keyOf(subject)] = course;
        emit RecognitionVoted(
            subject.issuer,
            subject.leaf,
            subject.home,
            subject.programme,
            panel[seat],
            centiCredits,
            ground,
            msg.sender
        );

        bool refused = course.refusals + terms.threshold > panel.length;
        if (course.approvals != terms.threshold && !refused) return;
        uint32 granted = refused ? 0 : course.least;
        bool all = granted == before.heldCentiCredits;
        if (!all && ground == Ground.None) ground = Ground.Other;
        if (all) ground = Ground.None;
        _settle(subject, before, granted, before.rule, _outcomeOf(all, granted), Way.Panel, ground);
    }

    /// @inheritdoc IRecognitions
    function deem(Subject calldata subject) external {
        MEMBERS.requireActive(subject.home);
        Recognition memory before = _requireStatus(subject, Status.Requested);
        _requireOver(subject, before);

        uint32 asked = before.heldCentiCredits;
        _settle(subject, before, asked, before.rule, Status.Positive, Way.Silence, Ground.None);
    }

    /* EXTERNAL: APPEALS */

    /// @inheritdoc IRecognitions
    function appeal(Subject calldata subject) external {
        Recognition memory found = _recognitionOf(subject);
        _requireRegistrar(_requesterOf(subject, found));
        Status status = found.status;
        if (status != Status.Partial && status != Status.Negative) {
            revert Recognitions_StatusForbids(subject.leaf, status);
        }
        uint40 deadline = _deadlineOf(subject, found);
        if (block.timestamp >= deadline) revert Recognitions_AppealTooLate(subject.leaf, deadline);

        (found.status, found.deadline) = (Status.Appealed, 0);
        _change(subject, found, found);
        emit RecognitionAppealed(subject.issuer, subject.leaf, subject.home, subject.programme, msg.sender);
    }

    /// @inheritdoc IRecognitions
    function withdrawAppeal(Subject calldata subject) external {
        Recognition memory before = _requireStatus(subject, Status.Appealed);
        _requireRegistrar(_requesterOf(subject, before));

        Status status = before.usedCentiCredits == 0 ? Status.Negative : Status.Partial;
        _releaseRest(subject, before, status);
        emit AppealWithdrawn(
            subject.issuer,
            subject.leaf,
            subject.home,
            subject.programme,
            status,
            before.usedCentiCredits,
            msg.sender
        );
    }

    /// @inheritdoc IRecognitions
    function decideAppeal(Subject calldata subject, uint32 centiCredits, uint32 rule, Ground ground) external {
        Recognition memory before = _requireStatus(subject, Status.Appealed);
        (, MemberId arbiter) = _appealTermsOf(before.rule);
        if (MemberId.unwrap(arbiter) != 0) {
            _requireRegistrarAndPartner(arbiter, subject.home);
        } else {
            MEMBERS.requireOffice(subject.home, msg.sender, IMembers.Office.Administrator);
            if (getDecider(subject) == msg.sender) revert Recognitions_SameDecider(subject.leaf, msg.sender);
        }

        bool all = centiCredits == before.heldCentiCredits;
        _settle(subject, before, centiCredits, rule, _outcomeOf(all, centiCredits), Way.Appeal, ground);
    }

    /// @inheritdoc IRecognitions
    function release(Subject calldata subject) external {
        MEMBERS.requireNotPaused();
        Recognition memory before = _recognitionOf(subject);
        bool refused = before.status == Status.Partial || before.status == Status.Negative;
        if (!refused || before.heldCentiCredits == before.usedCentiCredits) {
            revert Recognitions_StatusForbids(subject.leaf, before.status);
        }
        _requireOver(subject, before);

        _releaseRest(subject, before, before.status);
        emit CreditsReleased(
            subject.issuer,
            subject.leaf,
            subject.home,
            subject.programme,
            before.usedCentiCredits,
            msg.sender
        );
    }

    /* VIEWS */

    /// @inheritdoc IRecognitions
    function getDecider(Subject calldata subject) public view returns (address decider) {
        decider = _courses[_keyOf(subject)].decider;
        if (decider == address(0) && _hasPredecessor()) return PREDECESSOR.getDecider(subject);
    }

    /* INTERNAL */

    /// @dev Writes down what was decided. What is not granted stays held while that can be appealed against.
    function _settle(
        Subject calldata subject,
        Recognition memory before,
        uint32 centiCredits,
        uint32 rule,
        Status outcome,
        Way way,
        Ground ground
    ) private {
        _requireGround(outcome == Status.Positive, ground);
        _requireWithin(subject, before, centiCredits);
        Recognition memory decided = Recognition(
            outcome,
            before.requestedByIssuer,
            before.rule,
            before.sequence,
            0,
            centiCredits,
            0,
            0
        );
        if (centiCredits != 0) {
            decided.rule = rule;
            decided.appliedCentiCredits = _requireGrantable(subject, before, centiCredits, rule);
        }
        if (decided.appliedCentiCredits < before.appliedCentiCredits) {
            revert Recognitions_AppealLowers(subject.leaf, before.appliedCentiCredits, decided.appliedCentiCredits);
        }
        if (outcome != Status.Positive && way != Way.Appeal) decided.deadline = _appealableUntil(decided.rule);
        decided.heldCentiCredits = decided.deadline == 0 ? centiCredits : before.heldCentiCredits;

        _change(subject, before, decided);
        emit RecognitionDecided(
            subject.issuer,
            subject.leaf,
            subject.home,
            subject.programme,
            Decision(
                outcome,
                way,
                ground,
                decided.rule,
                centiCredits,
                decided.appliedCentiCredits,
                decided.heldCentiCredits,
                decided.deadline,
                msg.sender
            )
        );
    }

    /// @dev What was not granted is free.
    function _releaseRest(Subject calldata subject, Recognition memory before, Status status) private {
        Recognition memory rest = Recognition(
            status,
            before.requestedByIssuer,
            before.rule,
            before.sequence,
            before.usedCentiCredits,
            before.usedCentiCredits,
            before.appliedCentiCredits,
            0
        );
        _change(subject, before, rest);
    }

    function _emitRequested(Subject memory subject, Recognition memory requested, MemberId requester) private {
        emit RecognitionRequested(
            subject.issuer,
            subject.leaf,
            subject.home,
            subject.programme,
            requested.sequence,
            requested.rule,
            requested.heldCentiCredits,
            requested.deadline,
            requester,
            msg.sender
        );
    }

    /// @dev The record still counts, and so does another rule than the one that was named: that one was looked at when
    /// it was asked for.
    function _requireGrantable(
        Subject calldata subject,
        Recognition memory before,
        uint32 centiCredits,
        uint32 rule
    ) private view returns (uint32 applied) {
        bytes32[] memory leaves = new bytes32[](1);
        leaves[0] = subject.leaf;
        CREDITS.requireAllInForce(subject.issuer, before.sequence, leaves);
        Rule memory terms = getRule(rule);
        if (rule != before.rule) {
            uint32 agreement = getRule(before.rule).agreement;
            if (terms.agreement != agreement) revert RecognitionRules_OtherAgreement(rule, agreement);
            _requireWithoutPanel(rule, subject.issuer, subject.home);
        }
        return _appliedUnder(rule, terms, centiCredits);
    }

    /// @dev Requested, and in time.
    function _requireDecidable(Subject calldata subject) private view returns (Recognition memory found) {
        found = _requireStatus(subject, Status.Requested);
        uint40 deadline = _deadlineOf(subject, found);
        if (block.timestamp >= deadline) revert Recognitions_DecidedTooLate(subject.leaf, deadline);
    }

    function _requireOver(Subject calldata subject, Recognition memory found) private view {
        uint40 deadline = _deadlineOf(subject, found);
        if (block.timestamp < deadline) revert Recognitions_NotYetOver(subject.leaf, deadline);
    }

    function _requireStatus(Subject calldata subject, Status status) private view returns (Recognition memory found) {
        found = _recognitionOf(subject);
        if (found.status != status) revert Recognitions_StatusForbids(subject.leaf, found.status);
    }

    /// @dev Zero where the agreement knows no appeal.
    function _appealableUntil(uint32 rule) private view returns (uint40 until) {
        (uint32 appealSeconds, ) = _appealTermsOf(rule);
        return appealSeconds == 0 ? 0 : uint40(block.timestamp) + appealSeconds;
    }

    /// @dev The issuer in the place of an expelled home, so that nothing stays held for nobody.
    function _requesterOf(Subject calldata subject, Recognition memory found) private view returns (MemberId) {
        if (found.requestedByIssuer) return subject.issuer;

        bool expelled = MEMBERS.getMember(subject.home).standing == IMembers.Standing.Expelled;
        return expelled ? subject.issuer : subject.home;
    }

    function _requireWithin(Subject calldata subject, Recognition memory before, uint32 centiCredits) private pure {
        if (centiCredits > before.heldCentiCredits) {
            revert Recognitions_MoreThanRequested(subject.leaf, before.heldCentiCredits, centiCredits);
        }
    }

    function _requireGround(bool all, Ground ground) private pure {
        if (all != (ground == Ground.None)) revert Recognitions_GroundMismatch(ground);
    }

    function _outcomeOf(bool all, uint32 centiCredits) private pure returns (Status) {
        if (centiCredits == 0) return Status.Negative;

        return all ? Status.Positive : Status.Partial;
    }
}
