// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccreditations} from "./IAccreditations.sol";
import {MemberId} from "../units/MemberId.sol";

/// @title Credit records: published in batches, revoked and superseded one by one
/// @notice A credit record is private and never stands here. Its commitment hides it behind a random salt; a leaf
/// binds the commitment to the record's number of centi-credits; a batch is the root over its leaves:
///
///     leaf = keccak256(bytes.concat(keccak256(abi.encode(bytes32 commitment, uint32 centiCredits))))
///
/// Trees are OpenZeppelin's (commutative keccak256 of sorted pairs, leaves sorted). The contract makes the leaf of a
/// decision itself, so that an inner node of a tree is never taken for a record.
///
/// A record's status belongs to its leaf, whatever batch that stands in. Where a key was compromised, the batches
/// issued with it are void: they prove nothing any more. A true record of a void batch is published again, as the same
/// leaf in a new batch, and keeps its status.
///
/// A contract that succeeds another one goes on with its numbers, and reads there what it holds itself nothing about:
/// roots, statuses, void batches. Accreditations are granted anew.
interface ICredits is IAccreditations {
    enum Status {
        InForce,
        Suspended,
        Revoked,
        Superseded
    }

    /// @notice What makes a leaf of a published batch, with the proof that it stands in it.
    /// @param issuer The university that published the batch.
    /// @param sequence The batch's number at that issuer, from 1 on.
    /// @param commitment What hides the record.
    /// @param centiCredits The record's credits in hundredths.
    /// @param proof Siblings from the leaf up to the root.
    struct LeafInBatch {
        MemberId issuer;
        uint32 sequence;
        bytes32 commitment;
        uint32 centiCredits;
        bytes32[] proof;
    }

    /// @notice A registrar published a batch. Sequence numbers of an issuer have no gaps.
    /// @param kind What its records are.
    /// @param level Their level; 0 where they have none.
    /// @param qualification The type's code where the kind is Qualification; else zero.
    event BatchIssued(
        MemberId indexed issuer,
        uint32 indexed sequence,
        Kind kind,
        uint8 level,
        bytes32 qualification,
        bytes32 root,
        uint32 count,
        address registrar
    );

    /// @notice An issuer says that a key was not in its officer's hands alone, and that these batches are void.
    /// @param account The officer's account.
    /// @param fromBlock From which block on it is not trusted. Whoever audits compares the list with the batches that
    /// the account issued from there on.
    /// @param sequences The batches that are void from now on.
    event KeyCompromised(
        MemberId indexed issuer,
        address indexed account,
        uint64 fromBlock,
        uint32[] sequences,
        address administrator
    );

    /// @notice A leaf's status is now this.
    /// @param issuer The university that issued it.
    /// @param sequence The batch it stands in.
    /// @param leaf The leaf.
    /// @param status Its new status.
    /// @param successor The leaf that replaces it; zero unless superseded.
    /// @param successorSequence The issuer's batch in which the successor stands; zero unless superseded.
    /// @param reason Why, as a code of {Reason}.
    /// @param registrar Who decided.
    event StatusChanged(
        MemberId indexed issuer,
        uint32 indexed sequence,
        bytes32 indexed leaf,
        Status status,
        bytes32 successor,
        uint32 successorSequence,
        Reason reason,
        address registrar
    );

    /// @dev Codes, not prose: a sentence could carry personal data.
    enum Reason {
        None,
        IssuedInError,
        GradeCorrected,
        AcademicMisconduct,
        UnderReview,
        ReviewEnded,
        Other
    }

    /// @notice The sequence number is not the issuer's next one.
    error Credits_WrongSequence(MemberId issuer, uint32 given, uint32 expected);

    /// @notice A batch has from 1 to 10,000 records and a root.
    error Credits_EmptyOrOversizedBatch(bytes32 root, uint32 count);

    /// @notice The issuer has no accreditation in force for that kind and level.
    error Credits_NotAccredited(MemberId issuer, Kind kind, uint8 level);

    /// @notice The issuer has no accreditation in force for that type of qualification.
    error Credits_NotAccreditedForQualification(MemberId issuer, bytes32 code);

    /// @notice The batch is void: it was issued with a compromised key.
    error Credits_BatchVoid(MemberId issuer, uint32 sequence);

    /// @notice An account is missing, the block is yet to come, or more than 200 batches are named at once.
    error Credits_BadReport(address account, uint64 fromBlock, uint256 batches);

    /// @notice The issuer never published that batch.
    error Credits_UnknownBatch(MemberId issuer, uint32 sequence);

    /// @notice The leaf does not stand in that batch.
    error Credits_NotInBatch(MemberId issuer, uint32 sequence, bytes32 leaf);

    /// @notice The leaf's status does not allow the change.
    error Credits_StatusForbids(bytes32 leaf, Status status);

    /// @notice A revocation, suspension or replacement needs a reason.
    error Credits_ReasonMissing();

    /// @notice A leaf cannot replace itself, and a successor must itself be in force.
    error Credits_BadSuccessor(bytes32 leaf, bytes32 successor);

    /// @notice Publishes a batch of records of one kind and level, for which the issuer is accredited now.
    /// @param issuer The university; the caller must be its registrar.
    /// @param sequence The number the caller expects it to get, so that a batch sent twice is refused.
    /// @param root Root of the tree over the leaves.
    /// @param count How many leaves it has.
    function issue(MemberId issuer, uint32 sequence, Kind kind, uint8 level, bytes32 root, uint32 count) external;

    /// @notice Publishes a batch of professional qualifications of one type, for which the issuer is accredited now.
    function issueQualifications(MemberId issuer, uint32 sequence, bytes32 code, bytes32 root, uint32 count) external;

    /// @notice Reports a compromised key and makes the batches that were issued with it void, for good.
    /// @dev It takes no office away from the account: that is done in the members' registry.
    /// @param issuer The university; the caller must be its administrator.
    /// @param sequences At most 200 batches; where there are more, the report is repeated for the others.
    function reportCompromise(MemberId issuer, address account, uint64 fromBlock, uint32[] calldata sequences) external;

    /// @notice Revokes a record for good.
    function revoke(LeafInBatch calldata record, Reason reason) external;

    /// @notice Suspends a record while it is disputed.
    function suspend(LeafInBatch calldata record, Reason reason) external;

    /// @notice Puts a suspended record in force again.
    function reinstate(LeafInBatch calldata record, Reason reason) external;

    /// @notice Replaces a record by another of the same issuer.
    function supersede(LeafInBatch calldata record, LeafInBatch calldata successor, Reason reason) external;

    /// @notice Reverts unless the record stands in a batch that is not void, and is in force; and while this contract
    /// is paused or retired: its successor may say otherwise.
    /// @return leaf Its leaf.
    function requireInForce(LeafInBatch calldata record) external view returns (bytes32 leaf);

    /// @notice Reverts unless the batch exists and is not void, and all the leaves are in force; and as above.
    /// @dev It does not prove that the leaves stand in the batch: whoever has a proof for many checks it against the
    /// root, without copying the proof into a call.
    /// @return root The batch's root.
    function requireAllInForce(
        MemberId issuer,
        uint32 sequence,
        bytes32[] calldata leaves
    ) external view returns (bytes32 root);

    /// @notice Whether the batch was issued with a compromised key.
    function isVoid(MemberId issuer, uint32 sequence) external view returns (bool);

    /// @notice The root of a batch, be it void; zero where there is none.
    function getRoot(MemberId issuer, uint32 sequence) external view returns (bytes32);

    /// @notice How many batches an issuer has published.
    function getBatchCount(MemberId issuer) external view returns (uint32);

    /// @notice The status of a leaf, in force where nothing else was ever said.
    function getStatus(MemberId issuer, bytes32 leaf) external view returns (Status);
}
