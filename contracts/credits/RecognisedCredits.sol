// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IMembers} from "../alliance/IMembers.sol";
import {ICredits} from "./ICredits.sol";
import {IRecognitions} from "./IRecognitions.sol";
import {leafOf} from "./Leaf.sol";
import {RecognitionRules} from "./RecognitionRules.sol";
import {MemberId} from "../units/MemberId.sol";

/// @dev What is held of every record, and recognition without a request.
abstract contract RecognisedCredits is IRecognitions, RecognitionRules {
    /// @dev What is held of a record, and the first recognition that was granted at once: most records are recognised
    /// once, for which this one storage word is enough. Any other recognition has a word of its own.
    /// @param known Whether anything was ever held here; what a predecessor held is in it then.
    /// @param first The lower half of that recognition's key, shortened; zero where there is none.
    struct Account {
        uint32 heldCentiCredits;
        bool known;
        uint120 first;
        uint32 firstRule;
        uint32 firstSequence;
        uint32 firstCentiCredits;
    }

    uint256 private constant MOST_ITEMS = 200;
    uint256 private constant PERMILLE = 1000;

    ICredits internal immutable CREDITS;

    /* STATE */

    mapping(MemberId issuer => mapping(bytes32 leaf => Account)) private _accounts;
    mapping(bytes32 key => Recognition) private _recognitions;

    /* CONSTRUCTOR */

    constructor(ICredits credits) {
        CREDITS = credits;
    }

    /* EXTERNAL */

    /// @inheritdoc IRecognitions
    function recognise(
        ICredits.LeafInBatch calldata record,
        MemberId home,
        bytes32 programme,
        uint32 rule,
        uint32 centiCredits
    ) external {
        _requireRegistrarAndPartner(home, record.issuer);
        Rule memory terms = _requireWithoutPanel(rule, record.issuer, home);
        bytes32 leaf = CREDITS.requireInForce(record);

        Subject memory subject = Subject(record.issuer, leaf, home, programme);
        _recognise(subject, record.centiCredits, record.sequence, rule, terms, centiCredits);
    }

    /// @inheritdoc IRecognitions
    function recogniseMany(
        MemberId issuer,
        uint32 sequence,
        MemberId home,
        Item[] calldata items,
        bytes32[] calldata proof,
        bool[] calldata proofFlags
    ) external {
        _requireRegistrarAndPartner(home, issuer);
        bytes32[] memory leaves = _leavesOf(items);
        bytes32 root = CREDITS.requireAllInForce(issuer, sequence, leaves);
        if (!MerkleProof.multiProofVerifyCalldata(proof, proofFlags, root, leaves)) {
            revert Recognitions_NotInBatch(issuer, sequence);
        }

        _recogniseAll(Subject(issuer, 0, home, 0), sequence, items, leaves);
    }

    /* VIEWS */

    /// @inheritdoc IRecognitions
    function getRecognition(
        Subject calldata subject
    ) external view returns (Recognition memory recognition, uint32 effectiveCentiCredits) {
        recognition = _recognitionOf(subject);
        bool inForce = CREDITS.getStatus(subject.issuer, subject.leaf) == ICredits.Status.InForce;
        bool counts = inForce && !CREDITS.isVoid(subject.issuer, recognition.sequence);

        return (recognition, counts ? recognition.appliedCentiCredits : 0);
    }

    /// @inheritdoc IRecognitions
    function getHeld(MemberId issuer, bytes32 leaf) external view returns (uint32 centiCredits) {
        return _accountOf(issuer, leaf).heldCentiCredits;
    }

    /* INTERNAL */

    function _keyOf(Subject memory subject) internal pure returns (bytes32) {
        return keccak256(abi.encode(subject));
    }

    /// @dev With nothing but its status None where there is none.
    function _recognitionOf(Subject memory subject) internal view returns (Recognition memory found) {
        bytes32 key = _keyOf(subject);
        Account memory account = _accounts[subject.issuer][subject.leaf];
        found = account.first == uint120(uint256(key)) ? _firstOf(account) : _recognitions[key];
        if (found.status == Status.None && _hasPredecessor()) (found, ) = PREDECESSOR.getRecognition(subject);
    }

    /// @dev Nobody can act while this contract is paused, nor whoever is to decide or to appeal while it is suspended:
    /// once the time is over, it has begun anew with the end of that. A requester that is suspended is waited for.
    function _deadlineOf(Subject calldata subject, Recognition memory found) internal view returns (uint40 deadline) {
        deadline = found.deadline;
        if (block.timestamp < deadline || deadline == 0) return deadline;
        uint40 resumedAt = MEMBERS.getPause(address(this));
        if (resumedAt > block.timestamp) return deadline;

        bool requested = found.status == Status.Requested;
        MemberId awaited = found.requestedByIssuer && !requested ? subject.issuer : subject.home;
        IMembers.Member memory member = MEMBERS.getMember(awaited);
        if (member.standing == IMembers.Standing.Suspended) return type(uint40).max;
        if (member.activeSince > resumedAt) resumedAt = member.activeSince;
        (uint32 decisionSeconds, uint32 appealSeconds) = AGREEMENTS.getPeriods(getRule(found.rule).agreement);
        uint256 postponed = uint256(resumedAt) + (requested ? decisionSeconds : appealSeconds);
        if (postponed > deadline) deadline = uint40(postponed);
    }

    /// @dev Grants a recognition at once.
    function _recognise(
        Subject memory subject,
        uint32 recordCentiCredits,
        uint32 sequence,
        uint32 rule,
        Rule memory terms,
        uint32 centiCredits
    ) internal {
        uint32 applied = _appliedUnder(rule, terms, centiCredits);
        Account memory account = _accountHolding(subject, recordCentiCredits, centiCredits);
        bytes32 key = _keyOf(subject);
        if (account.first == 0) {
            account.first = uint120(uint256(key));
            account.firstRule = rule;
            account.firstSequence = sequence;
            account.firstCentiCredits = centiCredits;
        } else {
            _recognitions[key] = _grantedAtOnce(rule, sequence, centiCredits, applied);
        }
        _accounts[subject.issuer][subject.leaf] = account;
        emit CreditsRecognised(
            subject.issuer,
            subject.leaf,
            subject.home,
            subject.programme,
            sequence,
            rule,
            centiCredits,
            applied,
            msg.sender
        );
    }

    /// @dev Holds part of a record for a recognition that is to be decided.
    function _request(Subject memory subject, uint32 recordCentiCredits, Recognition memory requested) internal {
        _accounts[subject.issuer][subject.leaf] = _accountHolding(
            subject,
            recordCentiCredits,
            requested.heldCentiCredits
        );
        _recognitions[_keyOf(subject)] = requested;
    }

    /// @dev Writes down what became of a recognition that holds no more than before.
    function _change(Subject memory subject, Recognition memory before, Recognition memory changed) internal {
        bytes32 key = _keyOf(subject);
        Account memory account = _accountOf(subject.issuer, subject.leaf);
        account.known = true;
        account.heldCentiCredits -= before.heldCentiCredits - changed.heldCentiCredits;
        if (account.first == uint120(uint256(key))) account.first = 0;
        _accounts[subject.issuer][subject.leaf] = account;
        _recognitions[key] = changed;
    }

    /// @dev How much counts at home, rounded down.
    function _appliedUnder(uint32 rule, Rule memory terms, uint32 centiCredits) internal pure returns (uint32 applied) {
        applied = uint32((uint256(centiCredits) * terms.ratePermille) / PERMILLE);
        if (applied == 0) revert Recognitions_Nothing(rule, centiCredits);
        uint32 cap = terms.capCentiCredits;
        if (cap != 0 && applied > cap) revert Recognitions_AboveCap(rule, cap, applied);
    }

    function _requireWithoutPanel(
        uint32 rule,
        MemberId issuer,
        MemberId home
    ) internal view returns (Rule memory terms) {
        (terms, ) = _requireApplicable(rule, issuer, home);
        if (terms.threshold != 0) revert Recognitions_PanelDecides(rule);
    }

    /// @dev A rule is looked at once for all the items that follow one another under it.
    function _recogniseAll(
        Subject memory subject,
        uint32 sequence,
        Item[] calldata items,
        bytes32[] memory leaves
    ) private {
        Rule memory terms;
        uint32 rule;
        for (uint256 i = 0; i < items.length; ++i) {
            Item calldata item = items[i];
            if (i == 0 || item.rule != rule) {
                rule = item.rule;
                terms = _requireWithoutPanel(rule, subject.issuer, subject.home);
            }
            subject.leaf = leaves[i];
            subject.programme = item.programme;
            _recognise(subject, item.recordCentiCredits, sequence, rule, terms, item.centiCredits);
        }
    }

    /// @dev With what a predecessor holds, as long as nothing was held here.
    function _accountOf(MemberId issuer, bytes32 leaf) private view returns (Account memory account) {
        account = _accounts[issuer][leaf];
        if (!account.known && _hasPredecessor()) account.heldCentiCredits = PREDECESSOR.getHeld(issuer, leaf);
    }

    /// @dev The record's account once it also holds what is asked for, by a recognition that holds nothing yet.
    function _accountHolding(
        Subject memory subject,
        uint32 recordCentiCredits,
        uint32 asked
    ) private view returns (Account memory account) {
        if (subject.programme == 0) revert Recognitions_ProgrammeMissing();
        account = _accountOf(subject.issuer, subject.leaf);
        if (account.known || _hasPredecessor()) _requireFree(subject);
        uint32 remaining = recordCentiCredits - account.heldCentiCredits;
        if (asked > remaining) revert Recognitions_Exceeds(subject.leaf, remaining, asked);

        account.heldCentiCredits += asked;
        account.known = true;
    }

    /// @dev A recognition begins where there is none, or where nothing is left of one.
    function _requireFree(Subject memory subject) private view {
        Recognition memory before = _recognitionOf(subject);
        Status status = before.status;
        bool over = status == Status.Withdrawn || (status == Status.Negative && before.heldCentiCredits == 0);
        if (status != Status.None && !over) revert Recognitions_StatusForbids(subject.leaf, status);
    }

    function _firstOf(Account memory account) private view returns (Recognition memory) {
        uint32 rule = account.firstRule;
        uint32 used = account.firstCentiCredits;
        return _grantedAtOnce(rule, account.firstSequence, used, _appliedUnder(rule, getRule(rule), used));
    }

    function _grantedAtOnce(
        uint32 rule,
        uint32 sequence,
        uint32 centiCredits,
        uint32 applied
    ) private pure returns (Recognition memory) {
        return Recognition(Status.Positive, false, rule, sequence, centiCredits, centiCredits, applied, 0);
    }

    function _leavesOf(Item[] calldata items) private pure returns (bytes32[] memory leaves) {
        if (items.length == 0 || items.length > MOST_ITEMS) revert Recognitions_BadCount(items.length, MOST_ITEMS);
        leaves = new bytes32[](items.length);
        for (uint256 i = 0; i < items.length; ++i) {
            leaves[i] = leafOf(items[i].commitment, items[i].recordCentiCredits);
        }
    }
}
