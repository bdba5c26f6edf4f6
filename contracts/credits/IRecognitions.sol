// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredits} from "./ICredits.sol";
import {IRecognitionRules} from "./IRecognitionRules.sol";
import {MemberId} from "../units/MemberId.sol";

/// @title Recognitions: credits earned at one university count at another, and none counts twice
/// @notice A home university applies a record, or part of it, to one of its programmes, under a rule. What is asked
/// for or granted of a record is held: over all universities and programmes never more than the record has. Credits
/// held are those of the record, before the rule's rate.
///
/// Nothing here tells who a record is about. A leaf is a hash behind a random salt, one for each record, so that two
/// records of a person have nothing in common; a programme is named by its public code, never by a student's number.
///
/// A record that was revoked, superseded, or proved by a batch that is void now, counts no more; one that is suspended
/// does not count while it is. Of a superseded one, nothing is carried over: its successor is recognised anew.
///
/// A contract that succeeds another one goes on with its numbers, and reads there what it holds itself nothing about:
/// rules, what is held, recognitions. What was requested there is decided here; votes given there are given again.
interface IRecognitions is IRecognitionRules {
    enum Status {
        None,
        Requested,
        Positive,
        Partial,
        Negative,
        Appealed,
        Withdrawn
    }

    /// @dev Who decided: a registrar of home, the panel, nobody in time, or whoever decides appeals.
    enum Way {
        Registrar,
        Panel,
        Silence,
        Appeal
    }

    /// @dev Codes, not prose: a sentence could carry personal data. None of them tells a grade.
    enum Ground {
        None,
        ContentDiffers,
        LevelDiffers,
        WorkloadDiffers,
        AlreadyCovered,
        ConditionUnmet,
        Other
    }

    /// @notice What names a recognition.
    /// @param issuer The university that issued the record.
    /// @param leaf The record's leaf.
    /// @param home The university that recognises it.
    /// @param programme Code of home's programme, public; ASCII padded on the right.
    struct Subject {
        MemberId issuer;
        bytes32 leaf;
        MemberId home;
        bytes32 programme;
    }

    /// @notice A recognition. It fills at most one storage word.
    /// @param status Where it stands.
    /// @param requestedByIssuer Whether the issuer requested it, and not home; false where it was granted at once.
    /// @param rule Under which rule it was requested or granted.
    /// @param sequence The issuer's batch that proves the record.
    /// @param heldCentiCredits How much of the record nobody else can use.
    /// @param usedCentiCredits How much of the record was granted.
    /// @param appliedCentiCredits How much that counts at home: used × rate / 1000, rounded down.
    /// @param deadline While requested: until when it can be decided. Once decided: until when that can be appealed
    /// against. Seconds UTC. Where a pause of this contract ended in that time, or a suspension of home, who
    /// decides, or of the requester, who appeals, the time begins anew with that end.
    struct Recognition {
        Status status;
        bool requestedByIssuer;
        uint32 rule;
        uint32 sequence;
        uint32 heldCentiCredits;
        uint32 usedCentiCredits;
        uint32 appliedCentiCredits;
        uint40 deadline;
    }

    /// @notice One of many records of a batch that are recognised together.
    /// @param commitment What hides the record.
    /// @param recordCentiCredits The record's credits in hundredths.
    /// @param programme Code of home's programme.
    /// @param rule The rule that is applied.
    /// @param centiCredits How much of the record is used.
    struct Item {
        bytes32 commitment;
        uint32 recordCentiCredits;
        bytes32 programme;
        uint32 rule;
        uint32 centiCredits;
    }

    /// @notice What was decided.
    /// @param status Positive, Partial or Negative.
    /// @param way Who decided.
    /// @param ground Why not everything was granted, or None.
    /// @param rule The rule that was applied; where nothing was granted, the one that was asked for.
    /// @param usedCentiCredits How much of the record was granted.
    /// @param appliedCentiCredits How much that counts at home.
    /// @param heldCentiCredits How much of the record stays held.
    /// @param appealableUntil Until when it can be appealed against, seconds UTC; zero where it cannot.
    /// @param by Who sent it: the registrar, the last to vote, or anyone where nobody decided in time.
    struct Decision {
        Status status;
        Way way;
        Ground ground;
        uint32 rule;
        uint32 usedCentiCredits;
        uint32 appliedCentiCredits;
        uint32 heldCentiCredits;
        uint40 appealableUntil;
        address by;
    }

    /// @notice A record was recognised without a decision to wait for: by home, or under an Automatic rule.
    /// @param sequence The issuer's batch that proves the record.
    /// @param usedCentiCredits How much of the record is used, and held.
    /// @param appliedCentiCredits How much that counts at home.
    event CreditsRecognised(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        uint32 sequence,
        uint32 rule,
        uint32 usedCentiCredits,
        uint32 appliedCentiCredits,
        address registrar
    );

    /// @notice Somebody asks home to recognise a record.
    /// @param centiCredits How much of the record is asked for, and held from now on.
    /// @param deadline Until when it can be decided; silence is approval then. Seconds UTC.
    /// @param requester The issuer, or home itself.
    event RecognitionRequested(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        uint32 sequence,
        uint32 rule,
        uint32 centiCredits,
        uint40 deadline,
        MemberId requester,
        address registrar
    );

    /// @notice A member of the panel voted.
    /// @param centiCredits How much of the record it approves; zero where it refuses.
    event RecognitionVoted(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        MemberId member,
        uint32 centiCredits,
        Ground ground,
        address registrar
    );

    /// @notice A request or an appeal was decided.
    event RecognitionDecided(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        Decision decision
    );

    /// @notice The requester appealed. What was granted counts on, and what was not stays held.
    event RecognitionAppealed(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        address registrar
    );

    /// @notice The requester takes its appeal back.
    /// @param status What was decided before, and stands.
    /// @param heldCentiCredits How much of the record stays held: what was granted.
    event AppealWithdrawn(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        Status status,
        uint32 heldCentiCredits,
        address registrar
    );

    /// @notice Nobody appealed in time: what was not granted is free.
    /// @param heldCentiCredits How much of the record stays held: what was granted.
    event CreditsReleased(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        uint32 heldCentiCredits,
        address by
    );

    /// @notice The requester takes a request back, or home a recognition. Nothing is held any more.
    event RecognitionWithdrawn(
        MemberId indexed issuer,
        bytes32 indexed leaf,
        MemberId indexed home,
        bytes32 programme,
        address registrar
    );

    /// @notice More than what nobody holds of the record.
    error Recognitions_Exceeds(bytes32 leaf, uint32 remaining, uint32 asked);

    /// @notice More than was asked for.
    error Recognitions_MoreThanRequested(bytes32 leaf, uint32 requested, uint32 granted);

    /// @notice More than one recognition can count under the rule.
    error Recognitions_AboveCap(uint32 rule, uint32 cap, uint32 applied);

    /// @notice So little that nothing would count.
    error Recognitions_Nothing(uint32 rule, uint32 centiCredits);

    /// @notice The recognition's status does not allow the step.
    error Recognitions_StatusForbids(bytes32 leaf, Status status);

    /// @notice A panel decides under that rule, not a registrar alone.
    error Recognitions_PanelDecides(uint32 rule);

    /// @notice The rule's panel has no such seat.
    error Recognitions_NoSuchSeat(uint32 rule, uint256 seat);

    /// @notice The seat has voted.
    error Recognitions_AlreadyVoted(bytes32 leaf, uint256 seat);

    /// @notice Who does not grant everything says why; who does has nothing to say.
    error Recognitions_GroundMismatch(Ground ground);

    /// @notice The time to decide is over: silence was approval.
    error Recognitions_DecidedTooLate(bytes32 leaf, uint40 deadline);

    /// @notice There is still time to decide, or to appeal.
    error Recognitions_NotYetOver(bytes32 leaf, uint40 deadline);

    /// @notice The time to appeal is over.
    error Recognitions_AppealTooLate(bytes32 leaf, uint40 deadline);

    /// @notice An appeal leaves the appellant no worse than the decision.
    error Recognitions_AppealLowers(bytes32 leaf, uint32 applied, uint32 given);

    /// @notice Who decided does not decide the appeal.
    error Recognitions_SameDecider(bytes32 leaf, address account);

    /// @notice A programme's code is missing.
    error Recognitions_ProgrammeMissing();

    /// @notice The leaves do not all stand in that batch, or do not come in the order of the proof.
    error Recognitions_NotInBatch(MemberId issuer, uint32 sequence);

    /// @notice From 1 to 200 records are recognised together.
    error Recognitions_BadCount(uint256 given, uint256 most);

    /// @notice Recognises a record of an active issuer; the caller must be home's registrar.
    /// @param record The record in a batch.
    /// @param home The university that recognises it.
    /// @param programme Code of its programme.
    /// @param rule The rule that is applied; one without a panel.
    /// @param centiCredits How much of the record is used.
    function recognise(
        ICredits.LeafInBatch calldata record,
        MemberId home,
        bytes32 programme,
        uint32 rule,
        uint32 centiCredits
    ) external;

    /// @notice Recognises many records of one batch of an active issuer; the caller must be home's registrar.
    /// @param items The records in the order of the multiproof.
    /// @param proof Nodes of the batch's tree that the items do not give, as OpenZeppelin's multiproofs have them.
    /// @param proofFlags Whether the next node comes from the items or from the proof.
    function recogniseMany(
        MemberId issuer,
        uint32 sequence,
        MemberId home,
        Item[] calldata items,
        bytes32[] calldata proof,
        bool[] calldata proofFlags
    ) external;

    /// @notice Asks for a recognition, which holds the credits until it is decided; under an Automatic rule it is
    /// granted at once. Again where it was refused for good or withdrawn.
    /// @param byIssuer Whether the caller asks as the issuer's registrar, and not as home's.
    function request(
        ICredits.LeafInBatch calldata record,
        MemberId home,
        bytes32 programme,
        uint32 rule,
        uint32 centiCredits,
        bool byIssuer
    ) external;

    /// @notice Home's registrar decides a request: positive where all of it is granted under the rule it named, else
    /// partial; negative where nothing is.
    /// @param centiCredits How much of the record is granted.
    /// @param rule The rule that is applied; another one than was named must be in force, under the same agreement,
    /// and without a panel. Not looked at where nothing is granted.
    /// @param ground None where the decision is positive.
    function decide(Subject calldata subject, uint32 centiCredits, uint32 rule, Ground ground) external;

    /// @notice Votes for a member of the panel of the rule that a request named. As many approvals as its threshold
    /// grant the least that one of them approves; as soon as so many cannot be reached, nothing is granted.
    /// @param seat The member's position in the panel, from 0 on; the caller must be its registrar.
    /// @param centiCredits How much of the record it approves; zero to refuse.
    /// @param ground None where it approves all that was asked for.
    function vote(Subject calldata subject, uint256 seat, uint32 centiCredits, Ground ground) external;

    /// @notice Grants what was asked for and not decided in time; anyone may say so, but not while home is suspended.
    function deem(Subject calldata subject) external;

    /// @notice The requester's registrar appeals against a partial or negative decision.
    function appeal(Subject calldata subject) external;

    /// @notice The requester's registrar takes the appeal back.
    function withdrawAppeal(Subject calldata subject) external;

    /// @notice A registrar of the agreement's arbiter decides an appeal; where there is no arbiter, an administrator
    /// of home who did not decide before. No appeal takes away what was granted.
    function decideAppeal(Subject calldata subject, uint32 centiCredits, uint32 rule, Ground ground) external;

    /// @notice Frees what was not granted, once it cannot be appealed against any more; anyone may say so.
    function release(Subject calldata subject) external;

    /// @notice The requester takes an undecided request back, or home a recognition of which nothing is in dispute:
    /// all that it held is free. For an expelled home that had asked for itself, here and in appeals, its issuer does.
    function withdraw(Subject calldata subject) external;

    /// @return recognition What was requested and decided.
    /// @return effectiveCentiCredits What counts at home now: nothing where the record is not in force or its batch is
    /// void.
    function getRecognition(
        Subject calldata subject
    ) external view returns (Recognition memory recognition, uint32 effectiveCentiCredits);

    /// @notice The registrar that decided the last request alone; zero where none did.
    function getDecider(Subject calldata subject) external view returns (address);

    /// @notice How much of a record is held, over all universities and programmes.
    function getHeld(MemberId issuer, bytes32 leaf) external view returns (uint32 centiCredits);
}
